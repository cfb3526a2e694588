import { describe, expect, it } from 'vitest';
import { below, findValue, placeOf } from './find-value.ts';
import { walkJson } from './walk-json.ts';
import type { JsonPath } from './find-value.ts';

const pathOf = (...keys: (string | number)[]): JsonPath => keys.reduce<JsonPath>(below, null);

function isValid(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('walking through JSON', () => {
  it.each([
    ['', 0, 'ends-early'],
    ['  ', 2, 'ends-early'],
    ['{', 1, 'ends-early'],
    ['[1, 2', 5, 'ends-early'],
    ['{"a"', 4, 'ends-early'],
    ['{"a":', 5, 'ends-early'],
    ['[1 2]', 3, 'expects-comma'],
    ['{"a":1 "b":2}', 7, 'expects-comma'],
    ['[1}', 2, 'expects-comma'],
    ['{"a" 1}', 5, 'expects-colon'],
    ['{a:1}', 1, 'expects-name'],
    ['{"a":1,}', 7, 'expects-name'],
    ["{'a':1}", 1, 'expects-name'],
    ['[1,]', 3, 'expects-value'],
    ['[,1]', 1, 'expects-value'],
    ['[undefined]', 1, 'expects-value'],
    ['[NaN]', 1, 'expects-value'],
    ['[+1]', 1, 'expects-value'],
    ['[.5]', 1, 'expects-value'],
    ['[01]', 2, 'expects-comma'],
    ['[1.]', 2, 'expects-comma'],
    ['[TRUE]', 1, 'expects-value'],
    ['// note\n[]', 0, 'expects-value'],
    ['[] []', 3, 'expects-end'],
    ['"open', 0, 'unclosed-text'],
    ['["line\nbreak"]', 1, 'unclosed-text'],
    ['["tab\t"]', 1, 'unclosed-text'],
    ['["\\x"]', 2, 'bad-escape'],
    ['["\\u12g4"]', 2, 'bad-escape'],
    ['["\\', 2, 'bad-escape'],
  ] as const)('finds what is wrong with %j', (text, at, reason) => {
    expect(walkJson(text)).toEqual({ at, reason });
    expect(isValid(text)).toBe(false);
  });

  it.each([
    'null',
    ' -0.5e-10 ',
    '[]',
    '{}',
    '[[],{},[{}]]',
    '{"":{"":""}}',
    '{"a":1,"a":2}',
    '"\\u2028\\ud800 \u007f\u0085\u2028 \\"\\\\\\/"',
    '{"__proto__":{"x":[true,false,null]}}',
    '\r\n\t [ 1 , 2 ] ',
  ])('finds nothing wrong with %j', (text) => {
    expect(walkJson(text)).toBeNull();
    expect(isValid(text)).toBe(true);
  });

  it('agrees with the browser about any damage', () => {
    const text = JSON.stringify({ a: [1, -2.5e3, 'x\n"\\', null, { b: true, c: [] }], d: '' }, null, 1);
    for (let at = 0; at < text.length; at++) {
      for (const damaged of [text.slice(0, at), text.slice(0, at) + text.slice(at + 1)]) {
        expect([damaged, walkJson(damaged) === null]).toEqual([damaged, isValid(damaged)]);
      }
    }
  });

  it('refuses nesting without end, and is not overflown by it', () => {
    expect(walkJson('['.repeat(1_000_000))).toMatchObject({ reason: 'too-deep' });
    expect(walkJson('{"a":'.repeat(1_000_000))).toMatchObject({ reason: 'too-deep' });
  });

  it('reads a text of megabytes without trouble', () => {
    expect(walkJson(`["${'\\n x'.repeat(2_000_000)}"]`)).toBeNull();
  });
});

describe('finding a value', () => {
  const text = '{\n "a": [10, {"b": 20, "c": 30}],\n "d": {"b": 40},\n "a\\u0062": 50\n}';

  it.each([
    [[], '{\n'],
    [['a'], '[10'],
    [['a', 0], '10,'],
    [['a', 1], '{"b": 20'],
    [['a', 1, 'c'], '30}'],
    [['d', 'b'], '40}'],
    [['ab'], '50'],
  ])('at %j', (keys, start) => {
    expect(text.slice(findValue(text, pathOf(...keys))).startsWith(start)).toBe(true);
  });

  it('takes the last of two of the same name, as the browser does', () => {
    expect(findValue('{"a":1,"a":2}', pathOf('a'))).toBe(11);
  });

  it('falls back on what should have held it', () => {
    expect(findValue(text, pathOf('x', 'y'))).toBe(0);
    expect(text.slice(findValue(text, pathOf('a', 1, 'x', 'y'))).startsWith('{"b": 20')).toBe(true);
  });

  it('tells line and column', () => {
    expect(placeOf(text, findValue(text, pathOf('d', 'b')))).toEqual({ line: 3, column: 13 });
    expect(placeOf('abc', 0)).toEqual({ line: 1, column: 1 });
    expect(placeOf('a\n\nb', 3)).toEqual({ line: 3, column: 1 });
    expect(placeOf('a\nb', 1)).toEqual({ line: 1, column: 2 });
  });
});
