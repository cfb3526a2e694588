import { expect, it } from 'vitest';
import { ReadingPace } from './reading-pace.ts';
import type { Usage } from '../contract/inference-contract.ts';

const usage = (more: Partial<Usage>): Usage => ({
  promptTokens: 100,
  cachedPromptTokens: 0,
  completionTokens: 1,
  timeToFirstTokenMs: 1,
  prefillTokensPerSecond: 10,
  decodeTokensPerSecond: 1,
  ...more,
});

it('is what one has to expect before anything was measured, and of another model', () => {
  const pace = new ReadingPace(50);
  expect(pace.msPerCharacter).toBe(50);
  pace.note(usage({}), 400);
  pace.forget();
  expect(pace.msPerCharacter).toBe(50);
});

it('is the slowest that was measured', () => {
  const pace = new ReadingPace(50);
  pace.note(usage({ prefillTokensPerSecond: 1000 }), 400);
  expect(pace.msPerCharacter).toBe(0.25);
  pace.note(usage({ prefillTokensPerSecond: 10 }), 400);
  expect(pace.msPerCharacter).toBe(25);
  pace.note(usage({ prefillTokensPerSecond: 100 }), 400);
  expect(pace.msPerCharacter).toBe(25);
});

it.each([
  ['a prompt of which most was in memory', usage({ cachedPromptTokens: 95 }), 400],
  ['a prompt without letters', usage({}), 0],
  ['a speed that is none', usage({ prefillTokensPerSecond: 0 }), 400],
  ['a speed that is no number', usage({ prefillTokensPerSecond: NaN }), 400],
])('does not follow from %s', (_, figures, characters) => {
  const pace = new ReadingPace(50);
  pace.note(figures, characters);
  expect(pace.msPerCharacter).toBe(50);
});
