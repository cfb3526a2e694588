import { describe, expect, it } from 'vitest';
import { validateJson } from './validate-json.ts';

const person = {
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 1 },
    age: { $ref: '#/$defs/age' },
    pets: { type: 'array', items: { type: 'object', properties: { kind: { enum: ['cat', 'dog'] } } } },
  },
  required: ['name', 'age'],
  additionalProperties: false,
  $defs: { age: { type: 'integer', minimum: 0 } },
};

const problems = (value: unknown, schema: object) => {
  const verdict = validateJson(value, schema);
  return verdict.status === 'invalid' ? verdict.problems : verdict.status;
};

describe('a value is held against a schema', () => {
  it('and keeps to it', () => {
    expect(validateJson({ name: 'Ada', age: 36, pets: [{ kind: 'cat' }] }, person)).toEqual({
      status: 'valid',
    });
  });

  it('and each place where it does not is told once, with what was expected', () => {
    expect(problems({ age: -1.5, pets: [{ kind: 'cat' }, { kind: 'cow' }], note: 'x' }, person)).toEqual([
      {
        path: [],
        keyword: 'required',
        expected: ['name', 'age'],
        actual: expect.objectContaining({ note: 'x' }) as object,
      },
      { path: ['age'], keyword: 'type', expected: 'integer', actual: -1.5 },
      { path: ['age'], keyword: 'minimum', expected: 0, actual: -1.5 },
      { path: ['pets', 1, 'kind'], keyword: 'enum', expected: ['cat', 'dog'], actual: 'cow' },
      { path: ['note'], keyword: 'false', expected: undefined, actual: 'x' },
    ]);
  });

  it('and what lacks two names is told once', () => {
    expect(problems({}, person)).toHaveLength(1);
  });

  it('and alternatives are one problem, whatever each of them says', () => {
    const schema = {
      properties: { a: { anyOf: [{ type: 'string' }, { type: 'object', required: ['b'] }] } },
    };
    expect(problems({ a: 1 }, schema)).toMatchObject([{ path: ['a'], keyword: 'anyOf', actual: 1 }]);
  });

  it('and names with strange letters are found', () => {
    const schema = { properties: { 'a/b~c#ä %': { type: 'string' } } };
    expect(problems({ 'a/b~c#ä %': 1 }, schema)).toMatchObject([
      { path: ['a/b~c#ä %'], keyword: 'type', expected: 'string', actual: 1 },
    ]);
  });

  it('and the schema is left as it was', () => {
    const schema = Object.freeze({ type: 'string' });
    expect(problems(1, schema)).toMatchObject([{ keyword: 'type' }]);
    expect(Object.getOwnPropertyNames(schema)).toEqual(['type']);
  });

  it.each([{ $ref: '#/nowhere' }, { pattern: '[' }, { allOf: [{ $ref: '#' }] }])(
    'and cannot be where the schema is none: %j',
    (schema) => {
      expect(validateJson('text', schema)).toEqual({ status: 'unchecked' });
    },
  );
});
