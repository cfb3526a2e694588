import type { DownloadTimings } from './timings.ts';

/** Waits, but not beyond an abort. @throws AbortError */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

/** Exponential with full jitter, so that many tabs do not come back all at once; a server's own wish comes first. */
export function backoffMs(
  attempt: number,
  retryAfterMs: number | null,
  { backoffMs: first, longestBackoffMs, longestRetryAfterMs }: DownloadTimings,
): number {
  if (retryAfterMs !== null) return Math.min(retryAfterMs, longestRetryAfterMs);
  return Math.random() * Math.min(longestBackoffMs, first * 2 ** attempt);
}

/** Resolves at once, or when the browser says that there is a network again. */
export async function untilOnline(signal: AbortSignal, onWait: () => void): Promise<void> {
  if (navigator.onLine) return;
  onWait();
  await new Promise<void>((resolve, reject) => {
    globalThis.addEventListener('online', () => resolve(), { once: true, signal });
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
