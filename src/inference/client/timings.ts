import type { EngineName } from '../contract/inference-contract.ts';

/** How patient the page is with its engine, all in milliseconds. */
export interface Timings {
  /** How often a working thread is asked for a sign of life, and how long it may owe the answer in a reply. */
  pingEveryMs: number;
  hungAfterMs: number;
  /** Longest time without news while loading; one shader can take a minute on a weak driver. */
  loadSilenceMs: number;
  /** Longest time without text. */
  textSilenceMs: number;
  /** Before the first text so many times longer than reading the prompt should take, at the pace that was measured so far … */
  readingFactor: number;
  /** … and at this one before any was. */
  unknownMsPerCharacter: number;
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
  textSilenceMs: 60_000,
  readingFactor: 5,
  unknownMsPerCharacter: 50, // a software GPU reads about 20 characters per second
  abortGraceMs: 500,
  // wllama starts again in seconds, for nothing is compiled, and may take long to read what it has begun.
  abortDrainMs: { ...forEachEngine(5_000), wllama: 1_000 },
};
