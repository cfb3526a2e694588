import { expect, it } from 'vitest';
import { halfToNumber } from './half-float.ts';

it.each([
  [0x0000, 0],
  [0x8000, -0],
  [0x3c00, 1],
  [0xc100, -2.5],
  [0x7bff, 65504],
  [0xfbff, -65504],
  [0x0400, 2 ** -14],
  [0x03ff, 1023 * 2 ** -24],
  [0x8001, -(2 ** -24)],
  [0x7c00, Infinity],
  [0xfc00, -Infinity],
  [0x7e00, NaN],
])('the bits %i mean %f', (bits, value) => {
  expect(halfToNumber(bits)).toBe(value);
});
