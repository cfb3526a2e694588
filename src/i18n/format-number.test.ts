import { expect, it } from 'vitest';
import { formatNumber } from './format-number.ts';

it.each([
  [0, 0, '0'],
  [999.96, 1, '1,000.0'],
  [-1234, 0, '-1,234'],
  [10_000, 0, '10,000'],
  [1234567.891, 2, '1,234,567.89'],
])('%d with %d digits is %j, as Intl has it', (value, digits, words) => {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  expect(new Intl.NumberFormat('en', options).format(value)).toBe(words);
  expect(formatNumber(value, digits)).toBe(words);
});
