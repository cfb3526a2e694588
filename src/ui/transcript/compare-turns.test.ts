import { expect, it } from 'vitest';
import { sampleTurn } from '../turn/testing/sample-turn.ts';
import { compareTurns } from './compare-turns.ts';

const turns = (...ids: string[]) => ids.map((id) => sampleTurn({ id }));
const answering = (id: string) => sampleTurn({ id, outcome: { status: 'answering' } });

it.each([
  ['a question', turns('1'), [...turns('1'), answering('2')], 'asked'],
  ['a question asked again', turns('1', '2'), [...turns('1'), answering('3')], 'asked'],
  ['the end of a reply', [answering('1')], turns('1'), 'other'],
  ['a reply that goes on', turns('1'), [answering('1')], 'other'],
  ['another branch', turns('1', '2', '3'), turns('1', '4'), 'branch'],
  ['another beginning', turns('1'), turns('2', '3'), 'branch'],
  ['a deleted turn', turns('1', '2', '3'), turns('1', '3'), 'other'],
  ['the last turn deleted', turns('1', '2'), turns('1'), 'other'],
  ['a turn put back', turns('1', '3'), turns('1', '2', '3'), 'other'],
  ['nothing', turns('1'), turns('1'), 'other'],
] as const)('tells %s', (_what, before, after, change) => {
  expect(compareTurns(before, after)).toBe(change);
});
