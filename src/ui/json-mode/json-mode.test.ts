import { html } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import { anyObject } from '../../conversations/json-schema/any-object.ts';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, settled, textOf } from '../testing/mount.ts';
import './json-mode.ts';
import type { HearthJsonMode } from './json-mode.ts';

const person = { title: 'Person', type: 'object', properties: { name: { type: 'string' } } };

const show = (schema: object | null = null): Promise<HearthJsonMode> =>
  mount(html`<hearth-json-mode .schema=${schema}></hearth-json-mode>`);

async function open(schema: object | null = null): Promise<HearthJsonMode> {
  const element = await show(schema);
  await element.open();
  await settled(element);
  const dialog = find(find(element, 'hearth-dialog'), 'dialog');
  await Promise.all(dialog.getAnimations().map(({ finished }) => finished));
  return element;
}

async function type(element: HearthJsonMode, text: string): Promise<void> {
  const field = find<HTMLTextAreaElement>(element, '#schema');
  field.value = text;
  field.dispatchEvent(new InputEvent('input'));
  await vi.waitFor(async () => {
    await settled(element);
    expect(text.trim() === '' || textOf(find(element, '#schema-state')) !== '').toBe(true);
  });
}

const state = (element: HearthJsonMode): string => textOf(find(element, '#schema-state'));
const submit = (element: HearthJsonMode): void => find<HTMLFormElement>(element, 'form').requestSubmit();
const isOpen = (element: HearthJsonMode): boolean =>
  find<HTMLDialogElement>(find(element, 'hearth-dialog'), 'dialog').open;

describe('hearth-json-mode', () => {
  it('passes the audit: off, on, open, and with a schema that is none', async () => {
    expect(await audit(await show())).toEqual([]);
    expect(await audit(await show(person))).toEqual([]);
    const element = await open(person);
    expect(await audit(element)).toEqual([]);
    await type(element, '{"type": "strng"}');
    expect(await audit(element)).toEqual([]);
  });

  it('says whether replies are JSON, and of what form', async () => {
    const label = async (schema: object | null): Promise<string | null> =>
      find(await show(schema), 'button').getAttribute('aria-label');
    expect(await label(null)).toBe('Reply as JSON');
    expect(await label(person)).toBe('Replies are JSON: Person');
    expect(await label({ properties: { a: {}, b: {} } })).toBe('Replies are JSON: a, b');
    expect(await label(anyObject)).toBe('Replies are JSON');
  });

  it('asks for any object where no schema is given', async () => {
    const element = await open();
    const changed = nextEvent(element, 'json-mode-changed');
    submit(element);
    expect((await changed).schema).toEqual(anyObject);
    expect(isOpen(element)).toBe(false);
  });

  it('takes a schema that is one', async () => {
    const element = await open();
    await type(element, JSON.stringify(person));
    expect(state(element)).toBe('This is a valid schema.');
    const changed = nextEvent(element, 'json-mode-changed');
    submit(element);
    expect((await changed).schema).toEqual(person);
  });

  it.each([
    ['{"type": ', 'This is not JSON yet: something is missing or too much in line 1.'],
    ['[]', 'The schema should be an object or “true” or “false”, but it is a list.'],
    [
      '{"type": "strng"}',
      '“type” should be "string", "number", "integer", "boolean", "object", "array", or "null"',
    ],
    ['{"$ref": "#/$defs/a"}', 'It refers to “#/$defs/a”, which is not in it.'],
  ])('says what is wrong with %s, and takes it for none', async (text, words) => {
    const element = await open();
    const changed = vi.fn();
    element.addEventListener('json-mode-changed', changed);
    await type(element, text);
    expect(state(element)).toContain(words);
    expect(find(element, '#schema').getAttribute('aria-invalid')).toBe('true');
    submit(element);
    expect(changed).not.toHaveBeenCalled();
    expect(isOpen(element)).toBe(true);
  });

  it.each(['person', 'sentiment', 'list', 'decision'])('begins with the example %s', async (id) => {
    const element = await open();
    const select = find<HTMLSelectElement>(element, '#example');
    select.value = id;
    select.dispatchEvent(new Event('change'));
    await vi.waitFor(async () => {
      await settled(element);
      expect(state(element)).toBe('This is a valid schema.');
    });
    expect(find<HTMLTextAreaElement>(element, '#schema').value).toContain('"title"');
  });

  it('shows the schema that is in force, and turns it off', async () => {
    const element = await open(person);
    expect(JSON.parse(find<HTMLTextAreaElement>(element, '#schema').value)).toEqual(person);
    const changed = nextEvent(element, 'json-mode-changed');
    [...element.shadowRoot!.querySelectorAll('button')]
      .find((each) => textOf(each) === 'Plain text again')!
      .click();
    expect((await changed).schema).toBeNull();
    expect(isOpen(element)).toBe(false);
  });

  it('keeps the keys of its dialog to itself', async () => {
    const element = await open();
    const heard = vi.fn();
    document.addEventListener('keydown', heard, { once: true });
    find(element, '#schema').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }),
    );
    expect(heard).not.toHaveBeenCalled();
  });
});
