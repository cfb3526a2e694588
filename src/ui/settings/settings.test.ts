import { html } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import { defaultGenerationSettings } from '../../conversations/generation-settings.ts';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, settled, textOf } from '../testing/mount.ts';
import './settings.ts';
import type { HearthSettings } from './settings.ts';

async function open(): Promise<HearthSettings> {
  const element = await mount<HearthSettings>(
    html`<hearth-settings .settings=${defaultGenerationSettings} .contextTokens=${2048}></hearth-settings>`,
  );
  await element.open();
  await Promise.all(
    find(find(element, 'hearth-dialog'), 'dialog')
      .getAnimations()
      .map(({ finished }) => finished),
  );
  return element;
}

function enter(element: HearthSettings, selector: string, value: string, type: 'input' | 'change'): void {
  const field = find<HTMLInputElement>(element, selector);
  field.value = value;
  field.dispatchEvent(new Event(type));
}

describe('hearth-settings', () => {
  it('passes the audit, also with a problem', async () => {
    const element = await open();
    expect(await audit(element)).toEqual([]);
    enter(element, '#max-tokens', '0', 'change');
    await settled(element);
    expect(await audit(element)).toEqual([]);
  });

  it('tells all settings after each change', async () => {
    const element = await open();
    const first = nextEvent(element, 'settings-changed');
    enter(element, '#temperature', '1.2', 'input');
    expect((await first).settings).toEqual({ ...defaultGenerationSettings, temperature: 1.2 });
    const second = nextEvent(element, 'settings-changed');
    enter(element, '#system-prompt', 'Answer in French.', 'change');
    expect((await second).settings).toMatchObject({ temperature: 1.2, systemPrompt: 'Answer in French.' });
  });

  it.each(['', '0', '1.5', '-3', '4000'])(
    'explains why %j is no length and changes nothing',
    async (value) => {
      const element = await open();
      const changed = vi.fn();
      element.addEventListener('settings-changed', changed);
      enter(element, '#max-tokens', value, 'change');
      await settled(element);
      expect(textOf(element)).toContain('Enter a whole number from 1 to 2048.');
      expect(find(element, '#max-tokens').getAttribute('aria-invalid')).toBe('true');
      expect(changed).not.toHaveBeenCalled();
    },
  );

  it.each([
    ['30', 30],
    ['', null],
  ])('tells when the model is to rest (%j)', async (value, minutes) => {
    const element = await open();
    const changed = nextEvent(element, 'rest-changed');
    enter(element, '#rest', value, 'change');
    expect((await changed).minutes).toBe(minutes);
  });

  it('shows when the model rests', async () => {
    const element = await open();
    expect(find<HTMLSelectElement>(element, '#rest').value).toBe('');
    element.restMinutes = 10;
    await settled(element);
    expect(find<HTMLSelectElement>(element, '#rest').value).toBe('10');
  });

  it('goes back to the defaults, also from a problem', async () => {
    const element = await open();
    enter(element, '#max-tokens', '0', 'change');
    const changed = nextEvent(element, 'settings-changed');
    find(element, '.foot button').click();
    expect((await changed).settings).toEqual(defaultGenerationSettings);
    await settled(element);
    expect(find<HTMLInputElement>(element, '#max-tokens').value).toBe('512');
    expect(textOf(element)).not.toContain('Enter a whole number');
  });
});
