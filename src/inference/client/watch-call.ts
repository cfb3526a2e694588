import { AppError } from '../../errors/app-error.ts';

/** How long a call may be silent, in milliseconds. */
export interface CallPatience {
  /** Until it brings its first news, and from one to the next. */
  firstMs: number;
  nextMs: number;
  /** Longest time without an answer to a ping. */
  hungAfterMs: number;
  /** A thread that answers pings and brings no news has lost this call, and not itself. */
  whenSilent: 'worker-hung' | 'reply-stalled';
}

export interface WatchedThread {
  pingEveryMs: number;
  /** Resolves with whether it was answered. */
  ping: () => Promise<boolean>;
  giveUp: (reason: AppError) => void;
}

/** The watch over one call. */
export interface CallWatch {
  /** An empty text is a sign of life, but not the first word. */
  heard: (event: unknown) => void;
  stop: () => void;
}

/**
 * Gives a thread up when it owes a sign of life: an answer to a ping, or any news of the call. Time counts as it passes
 * between two looks, and of a long one only what was meant: a computer that wakes up, or a page that was hidden, has heard
 * nothing for hours and lost nothing.
 */
export function watchCall(thread: WatchedThread, patience: CallPatience): CallWatch {
  let hasBegun = false;
  let silentMs = 0;
  /** Of the oldest ping without an answer. */
  let owedMs: number | null = null;
  let lookedAtMs = performance.now();

  const look = (): void => {
    const nowMs = performance.now();
    const passedMs = Math.min(nowMs - lookedAtMs, 2 * thread.pingEveryMs);
    lookedAtMs = nowMs;
    silentMs += passedMs;
    if (owedMs !== null) owedMs += passedMs;
    const limitMs = hasBegun ? patience.nextMs : patience.firstMs;
    if (owedMs !== null && owedMs > patience.hungAfterMs)
      thread.giveUp(new AppError('worker-hung', { silentMs: owedMs }));
    else if (silentMs > limitMs) thread.giveUp(new AppError(patience.whenSilent, { silentMs }));
    else {
      owedMs ??= 0;
      void thread.ping().then((isAlive) => (owedMs = isAlive ? null : owedMs));
    }
  };
  const timer = setInterval(look, thread.pingEveryMs);

  return {
    heard: (event) => {
      silentMs = 0;
      hasBegun ||= !isEmptyText(event);
    },
    stop: () => clearInterval(timer),
  };
}

const isEmptyText = (event: unknown): boolean => (event as { text?: unknown } | null)?.text === '';
