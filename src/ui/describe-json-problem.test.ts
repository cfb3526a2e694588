import { describe, expect, it } from 'vitest';
import { validateJson } from '../conversations/json-schema/validate-json.ts';
import { describeJsonProblem } from './describe-json-problem.ts';

function words(value: unknown, schema: object): string[] {
  const verdict = validateJson(value, schema);
  if (verdict.status !== 'invalid') throw new Error(verdict.status);
  return verdict.problems.map((problem) => describeJsonProblem(problem, 'The reply'));
}

describe('what is wrong with a value is said in words:', () => {
  it.each<[unknown, object, string]>([
    ['x', { type: 'object' }, 'The reply should be an object, but it is a text.'],
    [true, { type: ['string', 'null'] }, 'The reply should be a text or “null”, but it is true.'],
    [1.5, { type: 'integer' }, 'The reply should be a whole number, but it is a number.'],
    ['cow', { enum: ['cat', 'dog'] }, 'The reply should be "cat" or "dog", but it is "cow".'],
    [1, { const: 2 }, 'The reply should be 2, but it is 1.'],
    [{ a: 1 }, { required: ['a', 'b', 'c'] }, 'The reply lacks “b” and “c”.'],
    [{ a: 1 }, { additionalProperties: false }, '“a” should not be there.'],
    [-1, { minimum: 0 }, 'The reply should be at least 0.'],
    [0.5, { maximum: 0.25 }, 'The reply should be at most 0.25.'],
    [0, { exclusiveMinimum: 0 }, 'The reply should be more than 0.'],
    [5, { exclusiveMaximum: 5 }, 'The reply should be less than 5.'],
    [5, { multipleOf: 2 }, 'The reply should be a multiple of 2.'],
    ['', { minLength: 1 }, 'The reply is too short: its length should be at least 1.'],
    ['abc', { maxLength: 2 }, 'The reply is too long: its length should be at most 2.'],
    [[], { minItems: 1 }, 'The reply has too few entries: there should be at least 1.'],
    [[1, 2], { maxItems: 1 }, 'The reply has too many entries: there should be at most 1.'],
    [[1, 1], { uniqueItems: true }, 'The reply has the same entry twice.'],
    ['x', { pattern: '^y' }, 'The reply does not have the form ^y.'],
    ['x', { format: 'date' }, 'The reply is not of the format “date”.'],
    [1, { anyOf: [{ type: 'string' }] }, 'The reply has none of the forms that the schema allows.'],
    [1, { oneOf: [{}, {}] }, 'The reply should have exactly one of the forms that the schema allows.'],
    [1, { not: {} }, 'The reply is what the schema excludes.'],
    [{}, { minProperties: 1 }, 'The reply does not keep to “minProperties”.'],
    [
      { pets: [{}, { 'a b': { c: 'x' } }] },
      {
        properties: { pets: { items: { properties: { 'a b': { properties: { c: { type: 'number' } } } } } } },
      },
      '“pets[1]["a b"].c” should be a number, but it is a text.',
    ],
  ])('%j against %j', (value, schema, expected) => {
    expect(words(value, schema)).toEqual([expected]);
  });

  it('and a long value is cut', () => {
    expect(words('x'.repeat(500), { const: 1 })[0]!.length).toBeLessThan(120);
  });
});
