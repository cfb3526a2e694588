import { html } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import { defaultGenerationSettings } from '../../conversations/generation-settings.ts';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, settled, textOf } from '../testing/mount.ts';
import './settings.ts';
import type { HearthSettings } from './settings.ts';

async function open(): Promise<HearthSettings> {
  const element = await mount<HearthSettings>(
    html`<hearth-settings .contextTokens=${2048}><p slot="appearance">Looks</p></hearth-settings>`,
  );
  await element.open();
  await settled(element);
  await Promise.all(
    find(find(element, 'hearth-dialog'), 'dialog')
      .getAnimations()
      .map(({ finished }) => finished),
  );
  return element;
}

const fields = (element: HearthSettings) => find(element, 'hearth-conversation-settings');
const button = (element: HearthSettings, words: string): HTMLButtonElement =>
  [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find((each) => textOf(each) === words)!;

function enter(element: HearthSettings, selector: string, value: string, type = 'change'): void {
  const field = find<HTMLInputElement>(fields(element), selector);
  field.value = value;
  field.dispatchEvent(new Event(type));
}

describe('hearth-settings', () => {
  it('passes the audit', async () => {
    expect(await audit(await open())).toEqual([]);
  });

  it('is of two parts, and has a place for how the page looks', async () => {
    const words = textOf(await open());
    expect(words.indexOf('This conversation')).toBeLessThan(words.indexOf('Hearth'));
    expect(words).toContain('Looks');
  });

  it('tells all settings after a change, and shows that no preset is in force', async () => {
    const element = await open();
    const changed = nextEvent(element, 'settings-changed');
    enter(element, '#temperature', '1.2', 'input');
    expect((await changed).settings).toEqual({ ...defaultGenerationSettings, temperature: 1.2 });
    await settled(element);
    expect(find<HTMLSelectElement>(find(element, 'hearth-preset-picker'), 'select').value).toBe('');
  });

  it('shows what a preset says', async () => {
    const element = await open();
    const select = find<HTMLSelectElement>(find(element, 'hearth-preset-picker'), 'select');
    select.value = 'precise';
    select.dispatchEvent(new Event('change'));
    await settled(element);
    expect(find<HTMLInputElement>(fields(element), '#temperature').value).toBe('0.2');
  });

  it('lets new conversations begin with what this one has, once it differs', async () => {
    const element = await open();
    const kept = vi.fn();
    element.addEventListener('settings-kept', kept);
    const keep = button(element, 'Use for new conversations too');
    keep.click();
    expect(kept).not.toHaveBeenCalled();
    enter(element, '#temperature', '0', 'input');
    await settled(element);
    expect(keep.getAttribute('aria-disabled')).toBe('false');
    keep.click();
    expect(kept.mock.lastCall?.[0]).toMatchObject({ settings: { temperature: 0 } });
    await settled(element);
    expect(textOf(element)).toContain('New conversations begin with these settings.');
    expect(keep.getAttribute('aria-disabled')).toBe('true');
  });

  it('goes back to the defaults, also from a problem', async () => {
    const element = await open();
    enter(element, '#max-tokens', '0');
    const changed = nextEvent(element, 'settings-changed');
    button(element, 'Reset to defaults').click();
    expect((await changed).settings).toEqual(defaultGenerationSettings);
    await settled(element);
    expect(find<HTMLInputElement>(fields(element), '#max-tokens').value).toBe('512');
    expect(textOf(element)).not.toContain('Enter a whole number');
  });
});
