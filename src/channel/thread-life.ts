// A worker that is terminated, or killed for its memory, sends no event. A Web Lock that it holds for its whole life
// is released by the browser within milliseconds (docs/engine.md, fact 9), so whoever waits for it knows.

/** A worker and the news of its death. */
export interface Thread {
  worker: Worker;
  /** Resolves when the worker has ended, whatever ended it; stays open for a worker that never began. */
  died: Promise<void>;
}

const alive = 'hearth-thread-alive';

/** In the worker, at its start: holds the lock that bears its name. */
export function holdLifeLock(scope: DedicatedWorkerGlobalScopeLike): void {
  void scope.navigator.locks.request(scope.name, () => {
    scope.postMessage(alive);
    return new Promise(() => undefined);
  });
}

interface DedicatedWorkerGlobalScopeLike {
  name: string;
  navigator: { locks: LockManager };
  postMessage(message: unknown): void;
}

/** In the page: resolves once the worker of that name held its lock and lost it. */
export function whenDead(worker: Worker, name: string): Promise<void> {
  return new Promise((resolve) => {
    const onMessage = ({ data }: MessageEvent<unknown>): void => {
      if (data !== alive) return;
      worker.removeEventListener('message', onMessage);
      void navigator.locks.request(name, () => resolve());
    };
    worker.addEventListener('message', onMessage);
  });
}
