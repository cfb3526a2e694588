import type { DownloadActivity, DownloadProgress } from '../contract/downloads-contract.ts';

/** How often people are told, and over how long the rate is taken. */
const reportEveryMs = 100;
const windowMs = 4000;
/** A wait shorter than this is not worth a word. */
const noticeAfterMs = 1000;

export interface ProgressMeter {
  /** Negative when bytes turned out to be useless. */
  receive: (bytes: number) => void;
  /** Bytes that were here before; they say nothing of the speed. */
  find: (bytes: number) => void;
  /** Something waits from now on; call what it returns when it waits no more. */
  wait: (reason: 'server' | 'network') => () => void;
  /** Reports the final state. */
  finish: () => void;
}

/** Adds up what arrives on all connections and tells it at a bearable pace. */
export function createProgressMeter(
  totalBytes: number,
  storedBytes: number,
  emit: (progress: DownloadProgress) => void,
  now: () => number = () => performance.now(),
): ProgressMeter {
  let receivedBytes = storedBytes;
  let reportedAtMs = -Infinity;
  let arrivedAtMs = now();
  let samples = [{ atMs: now(), bytes: storedBytes }];
  const waiting = new Set<{ reason: 'server' | 'network' }>();

  const rate = (): number | null => {
    const [oldest] = samples;
    if (oldest === undefined || now() - oldest.atMs < 500) return null;
    return Math.max(0, ((receivedBytes - oldest.bytes) * 1000) / (now() - oldest.atMs));
  };
  const activity = (): DownloadActivity => {
    const [first] = waiting;
    const isStill = now() - arrivedAtMs >= noticeAfterMs || first?.reason === 'network';
    return first === undefined || !isStill ? 'fetching' : `waiting-for-${first.reason}`;
  };
  const report = (): void => {
    reportedAtMs = now();
    emit({ receivedBytes, totalBytes, bytesPerSecond: rate(), activity: activity() });
    samples = [
      ...samples.filter(({ atMs }) => now() - atMs < windowMs),
      { atMs: now(), bytes: receivedBytes },
    ];
  };
  report();
  return {
    receive(bytes) {
      receivedBytes += bytes;
      arrivedAtMs = now();
      if (now() - reportedAtMs >= reportEveryMs) report();
    },
    find(bytes) {
      receivedBytes += bytes;
      samples = samples.map((sample) => ({ ...sample, bytes: sample.bytes + bytes }));
    },
    wait(reason) {
      const entry = { reason };
      waiting.add(entry);
      report();
      const timer = setTimeout(report, noticeAfterMs);
      return () => {
        clearTimeout(timer);
        waiting.delete(entry);
      };
    },
    finish: report,
  };
}
