import { describe, expect, it } from 'vitest';
import { formulaAt } from './formula-at.ts';
import { cutOpenFormula, maskFormulas } from './mask-formulas.ts';

describe('formulaAt', () => {
  it.each([
    ['$x$', 'x', false],
    ['$x^2 + y_1$ and more', 'x^2 + y_1', false],
    ['$\\$5$', '\\$5', false],
    ['$$ a\n= b $$', 'a\n= b', true],
    ['\\(x\\)', 'x', false],
    ['\\[ x \\]', 'x', true],
  ])('reads %j', (source, tex, isDisplay) => {
    expect(formulaAt(source)).toMatchObject({ tex, isDisplay });
  });

  it.each([
    '$5 and $6',
    '$5 to 6$7',
    '$ 5$',
    '$5/$6',
    '$',
    '$$',
    '$$$$',
    '$a `b$` c',
    '$a\n\nb$',
    '$$a\n \nb$$',
    '\\(a\n\nb\\)',
    '\\( \\)',
    `$${'x'.repeat(2_000)}$`,
  ])('takes %j for text', (source) => {
    expect(formulaAt(source)).toBeNull();
  });

  it('takes a dollar inside of a word for text', () => {
    expect(formulaAt('US$x$', 2)).toBeNull();
    expect(formulaAt('a $x$', 2)).not.toBeNull();
  });
});

describe('maskFormulas', () => {
  it('keeps the length, and code as it is', () => {
    expect(maskFormulas('*a $x^*$ `$b$`* \\(c\\)')).toBe('*a aaaaa `$b$`* aaaaa');
  });
});

describe('cutOpenFormula', () => {
  it.each([
    ['a $x^', 'a '],
    ['a $', 'a '],
    ['a \\', 'a '],
    ['a \\(x', 'a '],
    ['a\n\n$$\nx = ', 'a\n\n'],
    ['a\n\n\\[\nx = ', 'a\n\n'],
    ['so $x$ and $\\frac{1}', 'so $x$ and '],
  ])('cuts %j to %j', (source, shown) => {
    expect(cutOpenFormula(source)).toBe(shown);
  });

  it.each([
    'it costs $5',
    'it costs $5 and then',
    'set $HOME and then go on',
    'a $x$ b',
    '`$x` and',
    'run `echo $x',
    'a \\$x_',
    '\\[ a \\] b',
    '$$ a\n\nb',
  ])('leaves %j as it is', (source) => {
    expect(cutOpenFormula(source)).toBe(source);
  });
});
