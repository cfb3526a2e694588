import { html } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import { anyObject } from '../../conversations/json-schema/any-object.ts';
import { audit } from '../testing/audit.ts';
import { find, mount, settled, textOf } from '../testing/mount.ts';
import './json-reply.ts';
import type { HearthJsonReply } from './json-reply.ts';

const pet = {
  type: 'object',
  properties: { kind: { enum: ['cat', 'dog'] }, age: { type: 'integer', minimum: 0 } },
  required: ['kind', 'age'],
  additionalProperties: false,
};

async function show(text: string, schema: object = pet, live = false): Promise<HearthJsonReply> {
  const element = await mount<HearthJsonReply>(
    html`<hearth-json-reply .text=${text} .schema=${schema} ?live=${live}></hearth-json-reply>`,
  );
  if (live) return element;
  await vi.waitFor(async () => {
    await settled(element);
    expect(verdict(element)).not.toBe('');
  });
  return element;
}

const verdict = (element: HearthJsonReply): string => textOf(find(element, '[role="status"]'));
const code = (element: HearthJsonReply): string => find(element, 'code').textContent;

describe('hearth-json-reply', () => {
  it.each(['{"kind":"cat","age":3}', '{"kind":"cow"}', '{"kind":'])(
    'passes the audit with %s',
    async (text) => {
      expect(await audit(await show(text))).toEqual([]);
    },
  );

  it('lays out what is valid, and says so', async () => {
    const element = await show('{"kind":"cat",  "age":3}');
    expect(code(element)).toBe('{\n  "kind": "cat",\n  "age": 3\n}');
    expect(verdict(element)).toBe('Valid: it keeps to the schema.');
  });

  it('says no more than that it is JSON where any object would do', async () => {
    expect(verdict(await show('{"a":1}', anyObject))).toBe('Valid JSON.');
    expect(verdict(await show('[1]', anyObject))).toContain('should be an object, but it is a list.');
  });

  it('says what is wrong where, the first three', async () => {
    const element = await show('{"kind":"cow","age":-1.5,"x":1,"y":2}');
    expect(verdict(element)).toContain('It does not keep to the schema:');
    const problems = [...element.shadowRoot!.querySelectorAll('li')].map(textOf);
    expect(problems).toEqual([
      '“kind” should be "cat" or "dog", but it is "cow".',
      '“age” should be a whole number, but it is a number.',
      '“age” should be at least 0.',
      'and more of the kind.',
    ]);
  });

  it('shows what is not whole as it is', async () => {
    const element = await show('{"kind":"ca');
    expect(code(element)).toBe('{"kind":"ca');
    expect(verdict(element)).toContain('This is not whole JSON');
  });

  it('says when the schema itself is no help', async () => {
    expect(verdict(await show('{}', { $ref: '#/nowhere' }))).toContain(
      'The schema cannot be used to check it.',
    );
  });

  it('judges nothing while it is being written, and the whole when it is done', async () => {
    const element = await show('{"kind":"cat",', pet, true);
    expect(verdict(element)).toBe('');
    expect(code(element)).toBe('{"kind":"cat",');
    expect(element.shadowRoot?.querySelector('button')).toBeNull();
    Object.assign(element, { text: '{"kind":"cat","age":1}', live: false });
    await vi.waitFor(async () => {
      await settled(element);
      expect(verdict(element)).toBe('Valid: it keeps to the schema.');
    });
  });

  it('treats markup in it as text', async () => {
    const element = await show('{"a":"<img src=x onerror=alert(1)>"}', anyObject);
    expect(element.shadowRoot?.querySelector('img')).toBeNull();
    expect(code(element)).toContain('<img');
  });
});
