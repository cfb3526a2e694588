/** How patient tabs are with each other, all in milliseconds. */
export interface TabsTimings {
  /** How long the tab that runs the engine may take to answer a hello, before its place is taken from it. */
  stealAfterMs: number;
  /** How long a tab that only asks what runs waits for an answer. */
  statusWithinMs: number;
  /** How often that tab is asked for a sign of life during a call. */
  pingEveryMs: number;
  /** From an abort to the rejection, if that tab does not answer sooner. */
  abortGraceMs: number;
  /** How long its last message may take after its lock was found free. */
  lastWordsMs: number;
}

/** So many pings in a row may stay unanswered. Counted, because time leaps when a computer wakes up. */
export const allowedSilentPings = 3;

export const defaultTabsTimings: TabsTimings = {
  stealAfterMs: 5_000,
  statusWithinMs: 1_500,
  pingEveryMs: 5_000,
  abortGraceMs: 1_000,
  lastWordsMs: 50,
};
