import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, settled, textOf } from '../testing/mount.ts';
import './hub-form.ts';
import type { HearthHubForm, HubFormState } from './hub-form.ts';

const models = [
  { name: 'Talker-Q4_K_M', quantization: 'Q4_K_M', sizeBytes: 352e6, parts: 1 },
  {
    name: 'a-very-long-name-without-any-place-to-break-it'.repeat(3),
    quantization: null,
    sizeBytes: 2.4e9,
    parts: 3,
  },
];
const listed: HubFormState = { phase: 'listed', repo: 'maker/Talker-GGUF', models };
const show = (state: HubFormState = { phase: 'empty' }) =>
  mount<HearthHubForm>(html`<hearth-hub-form .state=${state}></hearth-hub-form>`);
const isOpen = (element: HearthHubForm) => find<HTMLDetailsElement>(element, 'details').open;

describe('hearth-hub-form', () => {
  it.each([320, 1280])('passes the audit at a width of %i', async (width) => {
    await page.viewport(width, 800);
    for (const state of [listed, { ...listed, phase: 'reading', index: 0 }, { phase: 'listing' }]) {
      const element = await show(state as HubFormState);
      expect(await audit(element)).toEqual([]);
      expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
    }
  });

  it('is closed until someone wants it', async () => {
    expect(isOpen(await show())).toBe(false);
    expect(isOpen(await show({ phase: 'listing' }))).toBe(true);
  });

  it('stays open, with what was typed, when the hub could not say', async () => {
    const element = await show({ phase: 'listing' });
    find<HTMLInputElement>(element, 'input').value = 'maker/Tolker';
    element.state = { phase: 'empty' };
    await settled(element);
    expect(isOpen(element)).toBe(true);
    expect(find<HTMLInputElement>(element, 'input').value).toBe('maker/Tolker');
  });

  it('asks for a repository by what was typed, and for nothing when nothing was', async () => {
    const element = await show(listed);
    const asked: string[] = [];
    element.addEventListener('repo-requested', ({ repo }) => asked.push(repo));
    find(element, 'form button').click();
    find<HTMLInputElement>(element, 'input').value = '  maker/Talker-GGUF ';
    find(element, 'form button').click();
    expect(asked).toEqual(['maker/Talker-GGUF']);
  });

  it('lists the models with what their names tell', async () => {
    const element = await show(listed);
    expect(textOf(find(element, '[role=status]'))).toBe('2 models in maker/Talker-GGUF, the smallest first:');
    const [first, second] = [...(element.shadowRoot?.querySelectorAll('.name') ?? [])].map(textOf);
    expect(first).toBe('Talker-Q4_K_M · Q4_K_M · 352 MB');
    expect(second).toContain('2.4 GB, 3 parts');
  });

  it('tells which one is wanted', async () => {
    const element = await show(listed);
    const picked = nextEvent(element, 'listing-picked');
    element.shadowRoot?.querySelectorAll<HTMLButtonElement>('li button')[1]?.click();
    expect((await picked).index).toBe(1);
  });
});
