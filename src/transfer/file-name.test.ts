import { describe, expect, it } from 'vitest';
import { fileStem, UniqueNames } from './file-name.ts';

describe('the name of a file', () => {
  it.each([
    ['Trees & shrubs', 'Trees & shrubs'],
    ['  What?  A/B <test>: "x" | y*\\z ', 'What A B test x y z'],
    ['../../etc/passwd', 'etc passwd'],
    ['.hidden...', 'hidden'],
    ['CON', '_CON'],
    ['com1.txt', '_com1.txt'],
    ['Console', 'Console'],
    ['العربية 中文 🏡', 'العربية 中文 🏡'],
    ['one\ntwo\u0000\u202etxt.exe', 'one two txt.exe'],
    ['e\u0301', 'é'],
    ['\ud800 lone', 'lone'],
    ['', 'Conversation'],
    [' ... ', 'Conversation'],
    ['???', 'Conversation'],
  ])('for %j is %j', (title, name) => {
    expect(fileStem(title, 'Conversation')).toBe(name);
  });

  it('is short enough for every system, and ends with a whole letter', () => {
    for (const letter of ['x', 'ü', '中', '🏡', 'x ']) {
      const name = fileStem(letter.repeat(500), 'c');
      expect(new TextEncoder().encode(name).byteLength).toBeLessThanOrEqual(150);
      expect(name).not.toMatch(/\p{Surrogate}/u);
      expect(name).toBe(name.trim());
    }
  });

  it('is given once, also where capitals do not count', () => {
    const names = new UniqueNames();
    const taken = ['Tree', 'tree', 'Tree', 'Tree (2)', 'TREE'].map((stem) => names.take(stem, '.md'));
    expect(new Set(taken.map((name) => name.toLowerCase())).size).toBe(5);
    expect(taken.slice(0, 3)).toEqual(['Tree.md', 'tree (2).md', 'Tree (3).md']);
  });
});
