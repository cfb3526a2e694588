import { expect, it } from 'vitest';
import { UsageTally } from './usage-tally.ts';

const usage = {
  promptTokens: 100,
  cachedPromptTokens: 20,
  completionTokens: 10,
  timeToFirstTokenMs: 50,
  prefillTokensPerSecond: 80,
  decodeTokensPerSecond: 10,
};

it('adds up tokens, and has rates over all of the time', () => {
  const tally = new UsageTally();
  tally.add(usage);
  tally.add({ ...usage, timeToFirstTokenMs: 9, completionTokens: 30, decodeTokensPerSecond: 30 });
  expect(tally.summary('stop').usage).toEqual({
    promptTokens: 200,
    cachedPromptTokens: 40,
    completionTokens: 40,
    timeToFirstTokenMs: 50,
    prefillTokensPerSecond: 80,
    decodeTokensPerSecond: 20,
  });
});

it('leaves out what has no rate', () => {
  const tally = new UsageTally();
  tally.add({ ...usage, completionTokens: 1, decodeTokensPerSecond: 0 });
  tally.add(usage);
  expect(tally.summary('length')).toMatchObject({ finish: 'length', usage: { decodeTokensPerSecond: 10 } });
});
