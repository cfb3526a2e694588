/** How patient a download is, in milliseconds unless it says otherwise. */
export interface DownloadTimings {
  /** Without a byte for so long a request is given up, and asked again from where it was. */
  stallMs: number;
  /** The pause before the first new attempt; it doubles with each, up to the longest, with full jitter. */
  backoffMs: number;
  longestBackoffMs: number;
  /** A server may ask for more patience than this; it does not get it. */
  longestRetryAfterMs: number;
  /** Attempts in a row that bring no byte. */
  attempts: number;
}

export const defaultTimings: DownloadTimings = {
  stallMs: 20_000,
  backoffMs: 500,
  longestBackoffMs: 15_000,
  longestRetryAfterMs: 60_000,
  attempts: 5,
};
