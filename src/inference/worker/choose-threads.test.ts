import { describe, expect, it } from 'vitest';
import { candidateThreads, chooseThreads } from './choose-threads.ts';

const even = (threads: number, rate: number) => ({ threads, rates: new Array<number>(threads).fill(rate) });

describe('the number of threads', () => {
  it('is that of the cores that are really there', () => {
    expect(chooseThreads([even(1, 100), even(2, 99), even(4, 98)])).toBe(4);
  });

  it('stays where more threads only share the same cores', () => {
    expect(chooseThreads([even(1, 100), even(2, 98), even(3, 66), even(4, 50)])).toBe(2);
  });

  it('is the smaller one where more bring next to nothing', () => {
    expect(chooseThreads([even(1, 100), even(2, 97), even(4, 52)])).toBe(2);
  });

  it('leaves out slow cores for which the fast ones would have to wait', () => {
    const mixed = { threads: 4, rates: [100, 100, 40, 40] };
    expect(chooseThreads([even(1, 100), even(2, 100), mixed])).toBe(2);
  });

  it('takes slow cores where they are many', () => {
    const mixed = { threads: 8, rates: [100, 100, 50, 50, 50, 50, 50, 50] };
    expect(chooseThreads([even(1, 100), even(2, 100), mixed])).toBe(8);
  });

  it('is one where nothing could be measured', () => {
    expect(chooseThreads([])).toBe(1);
    expect(chooseThreads([even(1, 0), even(2, 0)])).toBe(1);
  });

  it('does not depend on the order of the readings', () => {
    expect(chooseThreads([even(4, 98), even(1, 100), even(2, 99)])).toBe(4);
  });
});

describe('what is tried', () => {
  it.each([
    [1, [1]],
    [2, [1, 2]],
    [6, [1, 2, 3, 4, 6]],
    [64, [1, 2, 3, 4, 6, 8, 12, 16]],
    [0, [1]],
  ])('with %i processors', (processors, threads) => {
    expect(candidateThreads(processors)).toEqual(threads);
  });
});
