import { isAppError } from '../../errors/app-error.ts';

/** Few enough for any host, enough to hide the pause between two files. */
const mostLanes = 4;
/** So many files without a complaint, and one more is tried at a time again. */
const calmFiles = 4;

/** Works on several files at a time; on fewer when a server asks for patience. */
export class Lanes {
  private limit = mostLanes;
  private calm = 0;

  /** A server is busy: half as many at a time from now on. */
  readonly slowDown = (): void => {
    this.limit = Math.max(1, Math.floor(this.limit / 2));
    this.calm = 0;
  };

  /** The first failure stops the others, so that none goes on unseen. @throws what `work` threw first */
  async run<Item>(
    items: readonly Item[],
    work: (item: Item, signal: AbortSignal) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    const failed = new AbortController();
    const stop = AbortSignal.any([signal, failed.signal]);
    const queue = [...items];
    const open = new Set<Promise<void>>();
    const failures: unknown[] = [];
    while (queue.length > 0 || open.size > 0) {
      while (open.size < this.limit && queue.length > 0 && !stop.aborted) {
        const item = queue.shift() as Item;
        const task = work(item, stop)
          .then(() => this.speedUp())
          .catch((error: unknown) => {
            failures.push(error);
            failed.abort();
          })
          .finally(() => open.delete(task));
        open.add(task);
      }
      if (open.size === 0) break;
      await Promise.race(open);
    }
    signal.throwIfAborted();
    // The cause comes before the cancellations that it set off.
    const cause = failures.find(isAppError) ?? failures[0];
    if (cause !== undefined) throw cause as Error;
  }

  private speedUp(): void {
    this.calm += 1;
    if (this.calm < calmFiles) return;
    this.calm = 0;
    this.limit = Math.min(mostLanes, this.limit + 1);
  }
}
