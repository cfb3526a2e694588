import { expect, it } from 'vitest';
import { sampleTurn } from '../turn/testing/sample-turn.ts';
import { groupTurns } from './group-turns.ts';

const turns = Array.from({ length: 40 }, (_, index) => sampleTurn({ id: String(index) }));
const ends = (from: number, to: number) =>
  groupTurns(turns, { from, to }).map(({ index, turns: [first, ...rest] }) => [
    index,
    first?.id,
    rest.at(-1)?.id ?? first?.id,
  ]);

it('divides turns at the same places whatever is on the page', () => {
  expect(ends(0, 40)).toEqual([
    [0, '0', '15'],
    [1, '16', '31'],
    [2, '32', '39'],
  ]);
  expect(ends(30, 33)).toEqual([
    [1, '30', '31'],
    [2, '32', '32'],
  ]);
  expect(ends(16, 32)).toEqual([[1, '16', '31']]);
  expect(ends(0, 0)).toEqual([]);
});
