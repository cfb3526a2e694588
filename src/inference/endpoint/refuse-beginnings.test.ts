import { expect, it } from 'vitest';
import { refuseBeginnings } from './refuse-beginnings.ts';

const start = 'The capital of France is';

function filter(replyStart: string, pieces: readonly string[]): string {
  let passed = '';
  const reply = refuseBeginnings(replyStart, (text) => (passed += text));
  for (const piece of pieces) reply.add(piece);
  reply.end();
  return passed;
}

it.each([
  ['what is new, at once', start, [' Paris', '.'], ' Paris.'],
  ['what is new and begins a little alike', start, ['The', ' end.'], 'The end.'],
  ['what follows a repeated beginning', start, ['The capital', ' of France is Par', 'is.'], ' Paris.'],
  ['nothing after nothing but the beginning', start, [start], ''],
  ['what was cut in the middle of a beginning', start, ['The cap'], 'The cap'],
  ['a repetition of a short beginning, which may be meant', 'Ha ', ['Ha ', 'Ha'], 'Ha Ha'],
])('passes on %s', (_, replyStart, pieces, passed) => {
  expect(filter(replyStart, pieces)).toBe(passed);
});

it('refuses a reply that begins alike and goes another way', () => {
  expect(() => filter(start, ['The capital of Fran', 'conia'])).toThrow('anew');
});
