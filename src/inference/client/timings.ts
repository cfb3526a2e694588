import type { EngineName } from '../contract/inference-contract.ts';

/** How patient the page is with its engine, all in milliseconds. */
export interface Timings {
  /** How often a working thread is asked for a sign of life, and how long it may owe the answer in a reply. */
  pingEveryMs: number;
  hungAfterMs: number;
  /** Longest time without news while loading; one shader can take a minute on a weak driver. */
  loadSilenceMs: number;
  /** Longest time without text, plus an allowance for reading the prompt, by its length. */
  tokenSilenceMs: number;
  perCharacterMs: number;
  /** How soon a stopped reply is over for the person, and how long the engine may take to stop before its thread is replaced. */
  abortGraceMs: number;
  abortDrainMs: Readonly<Record<EngineName, number>>;
}

/** The same time for each engine. */
export const forEachEngine = (ms: number): Timings['abortDrainMs'] => ({
  'web-llm': ms,
  wllama: ms,
  endpoint: ms,
  browser: ms,
});

export const defaultTimings: Timings = {
  pingEveryMs: 5_000,
  hungAfterMs: 30_000,
  loadSilenceMs: 300_000,
  tokenSilenceMs: 120_000,
  perCharacterMs: 100, // a software GPU reads about 20 characters per second
  abortGraceMs: 500,
  // wllama starts again in seconds, for nothing is compiled, and may take long to read what it has begun.
  abortDrainMs: { ...forEachEngine(5_000), wllama: 1_000 },
};
