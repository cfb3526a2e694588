import { describe, expect, it } from 'vitest';
import { endOf, followTurns, grow, isWhole, rangeAround } from './turn-range.ts';

const ids = (count: number, prefix = ''): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

describe('the range of turns that are on the page', () => {
  it('begins with the end and becomes whole bit by bit', () => {
    let range = endOf(10);
    expect(range).toEqual({ from: 8, to: 10 });
    range = grow(range, 5, 10);
    expect(range).toEqual({ from: 3, to: 10 });
    expect(isWhole(range, 10)).toBe(false);
    expect(isWhole(grow(range, 5, 10), 10)).toBe(true);
  });

  it('can begin anywhere, and grows in both directions', () => {
    expect(grow(rangeAround(50, 100), 3, 100)).toEqual({ from: 46, to: 55 });
  });

  it('follows a new question', () => {
    expect(followTurns({ from: 3, to: 10 }, ids(10), ids(11))).toEqual({ from: 3, to: 11 });
  });

  it.each([
    ['inside', 5, { from: 3, to: 9 }],
    ['the first of them', 3, { from: 3, to: 9 }],
    ['the last', 9, { from: 3, to: 9 }],
  ])('loses one that is deleted: %s', (_where, index, expected) => {
    const after = ids(10).filter((_, place) => place !== index);
    expect(followTurns({ from: 3, to: 10 }, ids(10), after)).toEqual(expected);
  });

  it('keeps what is not there yet in its place when one is deleted', () => {
    const after = ids(100).filter((id) => id !== '50');
    expect(followTurns({ from: 48, to: 56 }, ids(100), after)).toEqual({ from: 48, to: 55 });
  });

  it('gets back one that was deleted', () => {
    const before = ids(10).filter((id) => id !== '5');
    expect(followTurns({ from: 0, to: 9 }, before, ids(10))).toEqual({ from: 0, to: 10 });
  });

  it('shows the beginning of another branch first, however long it is', () => {
    const after = [...ids(20), ...ids(500, 'other ')];
    expect(followTurns({ from: 0, to: 1000 }, ids(1000), after)).toEqual({ from: 0, to: 22 });
  });

  it('shows a short branch as it is', () => {
    expect(followTurns({ from: 0, to: 1000 }, ids(1000), [...ids(20), 'other'])).toEqual({ from: 0, to: 21 });
  });

  it('goes where the change is, when that is not on the page', () => {
    expect(followTurns({ from: 50, to: 60 }, ids(60), ['other'])).toEqual({ from: 0, to: 1 });
  });

  it('holds for anything', () => {
    for (let from = 0; from < 6; from += 1)
      for (let to = from + 1; to <= 6; to += 1)
        for (const after of [
          ids(0),
          ids(1),
          ids(9),
          ids(4, 'x'),
          [...ids(3), ...ids(3, 'x')],
          ids(6).slice(2),
        ]) {
          const range = followTurns({ from, to }, ids(6), after);
          expect(range.from).toBeGreaterThanOrEqual(0);
          expect(range.to).toBeLessThanOrEqual(after.length);
          expect(range.to - range.from).toBeGreaterThanOrEqual(Math.min(1, after.length));
        }
  });
});
