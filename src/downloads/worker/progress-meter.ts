import type { DownloadProgress } from '../contract/downloads-contract.ts';

/** How often people are told, and over how long the rate is taken. */
const reportEveryMs = 100;
const windowMs = 4000;

export interface ProgressMeter {
  /** Negative when bytes turned out to be useless. */
  receive: (bytes: number) => void;
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
  let samples = [{ atMs: now(), bytes: storedBytes }];

  const rate = (): number | null => {
    const [oldest] = samples;
    if (oldest === undefined || now() - oldest.atMs < 500) return null;
    return Math.max(0, ((receivedBytes - oldest.bytes) * 1000) / (now() - oldest.atMs));
  };
  const report = (): void => {
    reportedAtMs = now();
    emit({ receivedBytes, totalBytes, bytesPerSecond: rate() });
    samples = [
      ...samples.filter(({ atMs }) => now() - atMs < windowMs),
      { atMs: now(), bytes: receivedBytes },
    ];
  };
  report();
  return {
    receive(bytes) {
      receivedBytes += bytes;
      if (now() - reportedAtMs >= reportEveryMs) report();
    },
    finish: report,
  };
}
