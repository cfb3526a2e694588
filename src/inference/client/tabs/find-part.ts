import { toAppError } from '../../../errors/app-error.ts';
import { holdLock } from './life-lock.ts';
import { engineLock } from './seat-contract.ts';
import type { HeldLock, Locks } from './life-lock.ts';
import type { Lobby } from './lobby.ts';

/** What a tab is to the engine: the one that runs it, or a guest of the one that does. */
export type Part = { role: 'owner'; lock: HeldLock } | { role: 'guest'; ownerId: string };

interface Search {
  tabId: string;
  lobby: Lobby;
  locks: Locks;
  /** False only asks. */
  mayOwn: boolean;
  /** How long the owner may take to answer: then its lock is taken from it, or the search ends with null. */
  patienceMs: number;
}

/**
 * Asks who runs the engine, and waits in the queue for its lock at the same time: whichever comes first decides, so that
 * exactly one tab becomes the owner, however many ask in the moment in which the one before dies.
 */
export function findPart({ tabId, lobby, locks, mayOwn, patienceMs }: Search): Promise<Part | null> {
  const decided = new AbortController();
  return new Promise((resolve, reject) => {
    const decide = (part: Part | null): void => {
      if (decided.signal.aborted) {
        if (part?.role === 'owner') part.lock.release();
        return;
      }
      clearTimeout(timer);
      decided.abort();
      resolve(part);
    };
    const own = (options: LockOptions): void => {
      holdLock(locks, engineLock, options).then(
        (lock) => decide({ role: 'owner', lock }),
        (error: unknown) => {
          if (!decided.signal.aborted) reject(toAppError(error));
        },
      );
    };
    const timer = setTimeout(() => {
      if (mayOwn) own({ steal: true });
      else decide(null);
    }, patienceMs);
    lobby.onMessage = (message) => {
      if (message.kind === 'welcome' && message.to === tabId) {
        decide({ role: 'guest', ownerId: message.owner });
      } else if (message.kind === 'owner') lobby.say({ kind: 'hello', from: tabId });
    };
    if (mayOwn) own({ signal: decided.signal });
    lobby.say({ kind: 'hello', from: tabId });
  });
}
