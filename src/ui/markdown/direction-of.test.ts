import { expect, it } from 'vitest';
import { directionOf } from './direction-of.ts';

it.each([
  ['> قول مأثور', 'rtl'],
  ['1. **אחת** two', 'rtl'],
  ['- one, واحد', 'ltr'],
  ['* 你好', 'ltr'],
  ['| 1 | 2 |', null],
  ['', null],
])('of %j is %s', (text, direction) => {
  expect(directionOf(text)).toBe(direction);
});
