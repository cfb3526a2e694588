import { expect, it } from 'vitest';
import { slopeOf } from './statistics.ts';

it.each([
  [[1, 2, 3, 4], 1],
  [[5, 5, 5], 0],
  [[10, 4, 10, 4], -1.2],
])('the slope of %j is %d', (values, slope) => {
  expect(slopeOf(values)).toBeCloseTo(slope);
});
