import { describe, expect, it } from 'vitest';
import { setFormula } from './set-formula.ts';
import type { FormulaNode } from '../contract/typesetting-contract.ts';

const textOf = (node: FormulaNode): string =>
  typeof node === 'string' ? node : node.children.map(textOf).join('');

const namesOf = (node: FormulaNode): string[] =>
  typeof node === 'string' ? [] : [node.name, ...node.children.flatMap(namesOf)];

const attributesOf = (node: FormulaNode): string[] =>
  typeof node === 'string'
    ? []
    : [...Object.keys(node.attributes), ...node.children.flatMap((child) => attributesOf(child))];

describe('setFormula', () => {
  it.each([
    ['x^2', ['math', 'msup', 'mi', 'mn'], 'x2'],
    ['\\frac{a}{b}', ['math', 'mfrac', 'mi', 'mi'], 'ab'],
    ['x_1', ['math', 'msub', 'mi', 'mn'], 'x1'],
  ])('makes MathML of %s', (tex, names, text) => {
    const formula = setFormula(tex, false)!;
    expect(namesOf(formula)).toEqual(names);
    expect(textOf(formula)).toBe(text);
  });

  it.each([
    '\\sum_{i=1}^n i = \\frac{n(n+1)}{2}',
    '\\begin{align} a &= b \\\\ c &= d \\tag{1} \\end{align}',
    '\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}',
    '\\begin{cases} 1 & x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}',
    '\\int_0^\\infty e^{-x^2}\\,dx',
    '\\mathbb{R} \\subset \\mathbb{C}, \\quad \\vec{v} \\cdot \\hat{n}',
    '\\left( \\frac{\\partial f}{\\partial x} \\right)_{y}',
    '\\underbrace{a+b}_{n} \\overset{!}{=} \\boxed{c} \\cancel{d}',
    '\\ce{H2O}',
    'π ≈ 3{,}14',
  ])('reads %s', (tex) => {
    expect(setFormula(tex, true)?.attributes.display).toBe('block');
  });

  it.each([
    ['a word that it does not know', '\\unknown{x}'],
    ['an open brace', '\\frac{a}{'],
    ['a macro without an end', '\\def\\a{\\a\\a}\\a'],
    ['macros that double', `\\def\\a{bb}${'\\edef\\a{\\a\\a}'.repeat(40)}\\a`],
    ['a link', '\\href{javascript:alert(1)}{x}'],
    ['an address', '\\url{https://evil.example}'],
    ['a picture', '\\includegraphics{https://evil.example/x.png}'],
    ['an id', '\\id{cookie}{x}'],
    ['a class', '\\class{x}{y}'],
    ['a style', '\\style{background:url(//evil.example)}{x}'],
    ['data', '\\data{a=1}{x}'],
    ['a colour that loads', '\\color{url(//evil.example)} x'],
    ['the names of prototypes', '\\constructor \\toString'],
    ['the prototype', '\\__proto__'],
    ['braces without an end', '{'.repeat(3_000)],
    ['fractions in fractions', '\\frac{'.repeat(600)],
    ['roots in roots', `${'\\sqrt{'.repeat(300)}x${'}'.repeat(300)}`],
    ['a thousand signs', 'x'.repeat(5_000)],
  ])('makes nothing of %s', (_, tex) => {
    expect(setFormula(tex, true)).toBeNull();
  });

  it('keeps what one formula defines from the next', () => {
    setFormula('\\gdef\\mine{1}', false);
    expect(setFormula('\\mine', false)).toBeNull();
    expect(setFormula('\\newcommand{\\mine}{1} \\mine', false)).not.toBeNull();
    expect(setFormula('\\mine', false)).toBeNull();
  });

  it('lets no part be larger than a screen', () => {
    const rule = setFormula('\\rule{1000em}{1000em}', false)!;
    expect(JSON.stringify(rule)).toContain('"width":"40em"');
  });

  it('has neither addresses nor identities in its parts', () => {
    const formula = setFormula('\\label{x} y \\tag{1}', true)!;
    expect(attributesOf(formula)).not.toEqual(expect.arrayContaining(['href']));
  });

  it('is quick with all of them', () => {
    const start = performance.now();
    for (const tex of [
      '\\left('.repeat(600),
      '^'.repeat(3_900),
      '\\text{'.repeat(500),
      '&\\\\'.repeat(1_300),
    ])
      setFormula(tex, true);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
