import { describe, expect, it } from 'vitest';
import { anyObject } from './any-object.ts';
import { metaSchema } from './meta-schema.ts';
import { readSchema } from './read-schema.ts';

const read = (schema: unknown) => readSchema(JSON.stringify(schema));

describe('a schema that a person typed', () => {
  it.each([
    {},
    anyObject,
    metaSchema,
    { type: 'object', properties: { age: { type: 'integer', minimum: 0 } }, required: ['age'] },
    { type: ['string', 'null'] },
    { enum: ['a', 1, null] },
    {
      $defs: { node: { type: 'object', properties: { next: { $ref: '#/$defs/node' } } } },
      $ref: '#/$defs/node',
    },
    { definitions: { a: { $anchor: 'here' } }, items: { $ref: '#here' } },
    { items: [{ type: 'string' }], additionalItems: false },
    { properties: { type: { type: 'string' }, required: { type: 'boolean' } } },
    { type: 'string', 'x-note': 7 },
  ])('is taken: %j', (schema) => {
    expect(read(schema)).toEqual({ status: 'valid', schema });
  });

  it.each([
    [true, [], 'type', true],
    [['a'], [], 'type', ['a']],
    ['x', [], 'type', 'x'],
    [{ type: 'strng' }, ['type'], 'enum', 'strng'],
    [{ type: ['string', 'text'] }, ['type', 1], 'enum', 'text'],
    [{ properties: { age: { type: 'int' } } }, ['properties', 'age', 'type'], 'enum', 'int'],
    [{ properties: ['age'] }, ['properties'], 'type', ['age']],
    [{ properties: { age: 'integer' } }, ['properties', 'age'], 'type', 'integer'],
    [{ required: 'age' }, ['required'], 'type', 'age'],
    [{ items: { minLength: -1 } }, ['items', 'minLength'], 'minimum', -1],
    [{ enum: [] }, ['enum'], 'minItems', []],
    [{ pattern: '[' }, ['pattern'], 'format', '['],
    [{ minimum: '3' }, ['minimum'], 'type', '3'],
    [{ anyOf: [{ type: 'nil' }] }, ['anyOf', 0, 'type'], 'enum', 'nil'],
  ])('is refused with the place of its fault: %j', (schema, path, keyword, actual) => {
    expect(read(schema)).toMatchObject({
      status: 'not-a-schema',
      problems: [{ path, keyword, actual }],
    });
  });

  it('is refused when it is no JSON, with the line where the browser tells it', () => {
    expect(readSchema('{\n  "type": "object",\n}')).toEqual({ status: 'not-json', line: 3 });
    expect(readSchema('{\n  "type": object\n}')).toMatchObject({ status: 'not-json' });
    expect(readSchema('{\n  "type": ')).toEqual({ status: 'not-json', line: 2 });
    expect(readSchema('')).toMatchObject({ status: 'not-json' });
  });

  it.each(['#/$defs/nobody', 'https://elsewhere.example/schema.json', 'Person'])(
    'is refused when it refers to %s, which is not in it',
    (ref) => {
      expect(read({ properties: { a: { $ref: ref } } })).toEqual({ status: 'unresolved', ref });
    },
  );

  it('is refused when it is longer than any that helps', () => {
    expect(readSchema(JSON.stringify({ title: 'x'.repeat(60_000) }))).toEqual({ status: 'too-long' });
  });
});
