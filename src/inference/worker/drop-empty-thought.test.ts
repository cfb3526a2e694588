import { expect, it } from 'vitest';
import { dropEmptyThought } from './drop-empty-thought.ts';

function filter(pieces: readonly string[]): string[] {
  const passed: string[] = [];
  const reply = dropEmptyThought((text) => passed.push(text));
  for (const piece of pieces) reply.add(piece);
  reply.end();
  return passed;
}

it.each([
  ['an empty thought in one piece', ['<think>\n\n</think>\n\n', 'Yes', '.'], ['Yes', '.']],
  ['an empty thought in many pieces', ['<th', 'ink>\n', '\n</thi', 'nk>', '\n\n', 'Yes'], ['Yes']],
  ['nothing but an empty thought', ['<think>\n\n</think>\n\n'], []],
])('drops %s', (_, pieces, passed) => {
  expect(filter(pieces)).toEqual(passed);
});

it.each([
  ['a reply without a thought, at once', ['The', ' capital'], ['The', ' capital']],
  ['a thought', ['<think>', '\n', 'Okay', '\n</think>', 'Yes'], ['<think>\nOkay', '\n</think>', 'Yes']],
  ['an empty thought that is not at the beginning', ['A', '<think></think>'], ['A', '<think></think>']],
  ['what only looks like one', ['<th', 'e>'], ['<the>']],
  ['what was cut off', ['<thi'], ['<thi']],
  ['spaces at the beginning', ['\n', 'Yes'], ['\nYes']],
])('passes on %s', (_, pieces, passed) => {
  expect(filter(pieces)).toEqual(passed);
});
