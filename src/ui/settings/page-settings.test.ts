import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, settled } from '../testing/mount.ts';
import './page-settings.ts';
import type { HearthPageSettings } from './page-settings.ts';

const show = (): Promise<HearthPageSettings> => mount(html`<hearth-page-settings></hearth-page-settings>`);

function choose(element: HearthPageSettings, selector: string, value: string): void {
  const select = find<HTMLSelectElement>(element, selector);
  select.value = value;
  select.dispatchEvent(new Event('change'));
}

describe('hearth-page-settings', () => {
  it('passes the audit', async () => {
    expect(await audit(await show())).toEqual([]);
  });

  it('names each language by its own name, and in it', async () => {
    const options = [...find<HTMLSelectElement>(await show(), '#language').options];
    expect(options.map(({ lang, text }) => [lang, text.trim()]).slice(1)).toEqual([
      ['en', 'English'],
      ['de', 'Deutsch'],
      ['fr', 'Français'],
      ['es', 'Español'],
      ['ar', 'العربية'],
      ['zh-Hans', '简体中文'],
    ]);
    expect(options[0]!.text.trim()).toMatch(/^as the browser says \(.+\)$/);
  });

  it.each(['de', 'auto'] as const)('tells the language that is wished (%s)', async (language) => {
    const element = await show();
    const wished = nextEvent(element, 'language-wished');
    choose(element, '#language', language);
    expect((await wished).wish).toBe(language);
  });

  it('shows what is wished', async () => {
    const element = await show();
    expect(find<HTMLSelectElement>(element, '#rest').value).toBe('');
    Object.assign(element, { restMinutes: 10, engineWish: 'cpu', languageWish: 'ar' });
    await settled(element);
    expect(find<HTMLSelectElement>(element, '#rest').value).toBe('10');
    expect(find<HTMLSelectElement>(element, '#engine').value).toBe('cpu');
    expect(find<HTMLSelectElement>(element, '#language').value).toBe('ar');
  });

  it('tells where models are to run', async () => {
    const element = await show();
    const wished = nextEvent(element, 'engine-wished');
    choose(element, '#engine', 'gpu');
    expect((await wished).wish).toBe('gpu');
  });

  it.each([
    ['30', 30],
    ['', null],
  ])('tells when the model is to rest (%j)', async (value, minutes) => {
    const element = await show();
    const changed = nextEvent(element, 'rest-changed');
    choose(element, '#rest', value);
    expect((await changed).minutes).toBe(minutes);
  });
});
