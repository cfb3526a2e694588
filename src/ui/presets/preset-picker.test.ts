import { html } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import { defaultGenerationSettings } from '../../conversations/generation-settings.ts';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, settled, textOf } from '../testing/mount.ts';
import './preset-picker.ts';
import type { Preset } from '../../conversations/presets.ts';
import type { HearthPresetPicker } from './preset-picker.ts';

const letters: Preset = {
  id: 'l',
  name: 'Letters',
  settings: { ...defaultGenerationSettings, temperature: 0.4, systemPrompt: 'Be formal.' },
};

const show = (settings = defaultGenerationSettings, presets: Preset[] = []): Promise<HearthPresetPicker> =>
  mount(html`<hearth-preset-picker .settings=${settings} .presets=${presets}></hearth-preset-picker>`);

const select = (element: HearthPresetPicker) => find<HTMLSelectElement>(element, 'select');

function press(element: HearthPresetPicker, words: string): void {
  const buttons = [...(element.shadowRoot?.querySelectorAll('button') ?? [])];
  buttons.find((button) => textOf(button) === words)!.click();
}

function choose(element: HearthPresetPicker, id: string): void {
  select(element).value = id;
  select(element).dispatchEvent(new Event('change'));
}

describe('hearth-preset-picker', () => {
  it('passes the audit, also with a name to enter and one to put back', async () => {
    const element = await show(letters.settings, [letters]);
    expect(await audit(element)).toEqual([]);
    press(element, 'Rename');
    await settled(element);
    expect(await audit(element)).toEqual([]);
    press(element, 'Cancel');
    await settled(element);
    press(element, 'Delete');
    await settled(element);
    expect(await audit(element)).toEqual([]);
  });

  it('shows which is in force', async () => {
    const element = await show();
    expect(select(element).value).toBe('balanced');
    element.settings = { ...defaultGenerationSettings, temperature: 0.3 };
    await settled(element);
    expect(select(element).selectedOptions[0]?.text).toBe('settings of its own');
  });

  it('changes what the preset says, and leaves the rest', async () => {
    const element = await show({ ...defaultGenerationSettings, systemPrompt: 'Be brief.' });
    const changed = nextEvent(element, 'settings-changed');
    choose(element, 'precise');
    expect((await changed).settings).toMatchObject({ temperature: 0.2, systemPrompt: 'Be brief.' });
  });

  it('takes all that a preset of one’s own says', async () => {
    const element = await show(undefined, [letters]);
    const changed = nextEvent(element, 'settings-changed');
    choose(element, 'l');
    expect((await changed).settings).toEqual(letters.settings);
    await settled(element);
    expect(select(element).value).toBe('l');
  });

  it('shows the one that was chosen of two that say the same', async () => {
    const twin = { ...letters, id: 't', name: 'Twin' };
    const element = await show(undefined, [letters, twin]);
    choose(element, 't');
    await settled(element);
    expect(select(element).value).toBe('t');
  });

  it('keeps the settings under a name', async () => {
    const element = await show();
    press(element, 'Save as…');
    await settled(element);
    const field = find<HTMLInputElement>(element, '#name');
    expect(element.shadowRoot?.activeElement).toBe(field);
    field.value = '  My letters ';
    const edited = nextEvent(element, 'preset-edited');
    find<HTMLFormElement>(element, 'form').requestSubmit();
    expect((await edited).edit).toEqual({ kind: 'save', name: 'My letters' });
    await settled(element);
    expect(element.shadowRoot?.activeElement).toBe(select(element));
  });

  it('does nothing with a blank name, and Escape leaves it', async () => {
    const element = await show();
    const edited = vi.fn();
    element.addEventListener('preset-edited', edited);
    press(element, 'Save as…');
    await settled(element);
    const field = find<HTMLInputElement>(element, '#name');
    field.value = '   ';
    find<HTMLFormElement>(element, 'form').requestSubmit();
    expect(edited).not.toHaveBeenCalled();
    const escape = new KeyboardEvent('keydown', { key: 'Escape', cancelable: true });
    field.dispatchEvent(escape);
    expect(escape.defaultPrevented).toBe(true);
    await settled(element);
    expect(element.shadowRoot?.querySelector('#name')).toBeNull();
  });

  it('renames and removes one’s own, and offers the way back', async () => {
    const element = await show(letters.settings, [letters]);
    press(element, 'Rename');
    await settled(element);
    const field = find<HTMLInputElement>(element, '#name');
    expect(field.value).toBe('Letters');
    field.value = 'Formal';
    const renamed = nextEvent(element, 'preset-edited');
    find<HTMLFormElement>(element, 'form').requestSubmit();
    expect((await renamed).edit).toEqual({ kind: 'rename', id: 'l', name: 'Formal' });
    await settled(element);
    const removed = nextEvent(element, 'preset-edited');
    press(element, 'Delete');
    expect((await removed).edit).toEqual({ kind: 'remove', id: 'l' });
    element.presets = [];
    await settled(element);
    expect(textOf(element)).toContain('“Letters” was deleted.');
    const back = nextEvent(element, 'preset-edited');
    press(element, 'Undo');
    expect((await back).edit).toEqual({ kind: 'put-back', preset: letters });
  });

  it('tells when nothing can be kept', async () => {
    const element = await show();
    element.problem = 'This browser window does not let the page store anything.';
    await settled(element);
    expect(textOf(element)).toContain('does not let the page store');
  });
});
