// Stands in for the client's timings in the build with the scripted engine, which never needs a minute for a word: tests
// would have to wait for one.
import { defaultTimings as realTimings } from '../client/timings.ts';
import type { Timings } from '../client/timings.ts';

export { forEachEngine } from '../client/timings.ts';

export const defaultTimings: Timings = {
  ...realTimings,
  pingEveryMs: 1_000,
  textSilenceMs: 5_000,
  unknownMsPerCharacter: 10,
};
