// Tabs know of each other's death by Web Locks: the browser releases them within milliseconds, whatever ended the tab.
import { toAppError } from '../../../errors/app-error.ts';

/** The part of `navigator.locks` that is used. */
export type Locks = Pick<LockManager, 'request' | 'query'>;

export interface HeldLock {
  release(): void;
  /** Resolves when somebody stole it; stays open otherwise. */
  stolen: Promise<void>;
}

/**
 * Resolves when the lock is held, and keeps it until it is released or the tab ends.
 * @throws AppError with the browser's reason as its cause: the request was aborted, or locks are not allowed here
 */
export function holdLock(locks: Locks, name: string, options: LockOptions = {}): Promise<HeldLock> {
  return new Promise((resolve, reject) => {
    let onStolen: (() => void) | null = null;
    const untilReleased = (): Promise<void> =>
      new Promise((release) => {
        resolve({ release, stolen: new Promise((tell) => (onStolen = tell)) });
      });
    locks.request(name, options, untilReleased).catch((error: unknown) => {
      if (onStolen === null) reject(toAppError(error));
      else onStolen();
    });
  });
}

/** Resolves when nobody holds the lock, and stays open after an abort. The lock must have been held before. */
export function whenFree(locks: Locks, name: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    locks.request(name, { mode: 'shared', signal }, () => resolve()).catch(() => undefined);
  });
}

/** The lock that a tab holds as long as it takes part under this id. */
export const tabLock = (tabId: string): string => `hearth-tab ${tabId}`;
