import { untilAborted } from './until-aborted.ts';
import type { LoadedModel, LoadProgress } from '../../contract/inference-contract.ts';
import type { SharedCallOptions } from './seat.ts';

/** One load that several tabs may wait for. It is cancelled when the last of them has left. */
export class SharedLoad {
  private readonly abort = new AbortController();
  private readonly waiting = new Set<SharedCallOptions<LoadProgress>>();
  private readonly done: Promise<LoadedModel>;
  private readonly onOver: () => void;
  private progress: LoadProgress | null = null;
  private ahead = 0;

  /** @param onOver told when nobody can join it any more; may be told twice */
  constructor(run: (options: SharedCallOptions<LoadProgress>) => Promise<LoadedModel>, onOver: () => void) {
    this.onOver = onOver;
    this.done = run({
      signal: this.abort.signal,
      onEvent: (progress) => {
        this.progress = progress;
        for (const { onEvent } of this.waiting) onEvent?.(progress);
      },
      onQueued: (ahead) => {
        this.ahead = ahead;
        for (const { onQueued } of this.waiting) onQueued?.(ahead);
      },
    });
    this.done.then(onOver, onOver);
  }

  /** Whoever joins late hears first how far it is. */
  async join(options: SharedCallOptions<LoadProgress>): Promise<LoadedModel> {
    this.waiting.add(options);
    if (this.ahead > 0) options.onQueued?.(this.ahead);
    if (this.progress !== null) options.onEvent?.(this.progress);
    try {
      return await untilAborted(this.done, options.signal);
    } finally {
      this.waiting.delete(options);
      if (this.waiting.size === 0) {
        this.onOver();
        this.abort.abort();
      }
    }
  }
}
