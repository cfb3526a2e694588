// A worker that is terminated, or killed for its memory, sends no event. A Web Lock that it holds for its whole life
// is released by the browser within milliseconds (docs/engine.md, fact 9), so whoever waits for it knows.
import type { Port } from './channel.ts';

/** Whatever answers calls apart from the page's own code: a worker, or a frame. */
export interface Thread {
  port: Port;
  /** Ends it at once, in the middle of whatever it does. */
  end: () => void;
  /** Resolves with the reason when it has ended or crashed; stays open for a thread that never began. */
  died: Promise<string>;
}

const alive = 'hearth-thread-alive';

/**
 * In the worker, at its start: holds the lock that bears its name. Pages over an insecure address have no locks, and sandboxed
 * frames may not use them: there nobody learns of a thread that was killed.
 */
export function holdLifeLock(scope: DedicatedWorkerGlobalScopeLike): void {
  const held = scope.navigator.locks?.request(scope.name, () => {
    scope.postMessage(alive);
    return new Promise(() => undefined);
  });
  held?.catch(() => undefined);
}

interface DedicatedWorkerGlobalScopeLike {
  name: string;
  navigator: { locks?: LockManager };
  postMessage(message: unknown): void;
}

/** In the page: resolves when the worker of that name fails, or once it held its lock and lost it. */
export function whenDead(worker: Worker, name: string): Promise<string> {
  return new Promise((resolve) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault(); // it is told by the calls that it breaks
      resolve(event.message);
    });
    worker.addEventListener('messageerror', () => resolve('a message could not be read'));
    const onMessage = ({ data }: MessageEvent<unknown>): void => {
      if (data !== alive) return;
      worker.removeEventListener('message', onMessage);
      void navigator.locks.request(name, () => resolve('its thread ended without a word'));
    };
    worker.addEventListener('message', onMessage);
  });
}
