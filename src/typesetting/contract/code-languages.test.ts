import { expect, it } from 'vitest';
import { codeLanguage } from './code-languages.ts';

it.each([
  ['python', 'python'],
  ['Py', 'python'],
  ['C++', 'cpp'],
  ['HTML', 'xml'],
  ['tsx', 'typescript'],
])('knows %s as %s', (name, language) => {
  expect(codeLanguage(name)).toBe(language);
});

it.each(['', 'text', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'python;', '../python'])(
  'knows no %j',
  (name) => {
    expect(codeLanguage(name)).toBeNull();
  },
);
