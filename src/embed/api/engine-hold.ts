import { HearthProgressEvent } from '../chat-events.ts';
import { modelEvent } from '../session/report-model.ts';
import type { HearthProgress } from '../hearth-types.ts';
import type { PageEngine } from '../session/page-engine.ts';

interface Use<Result> {
  signal: AbortSignal;
  /** Hears how far the model has come. */
  onProgress?: ((progress: HearthProgress) => void) | undefined;
  work: (engine: PageEngine) => Promise<Result>;
}

/** A program's part in the engine that it shares with the elements of its page. */
export class EngineHold {
  private readonly find: () => PageEngine;
  private engine: PageEngine | null = null;
  private users = 0;

  /** @param find the page's engine, once it is wanted */
  constructor(find: () => PageEngine) {
    this.find = find;
  }

  /** Null where nothing has wanted it yet, or it was let go. */
  get current(): PageEngine | null {
    return this.engine;
  }

  /**
   * Works as soon as the model answers, and brings it up where nobody has. One that nobody waits for any more is let go.
   * @throws AppError; the reason of the abort; what `work` throws
   */
  async use<Result>({ signal, onProgress, work }: Use<Result>): Promise<Result> {
    signal.throwIfAborted();
    const engine = this.join();
    let isLeft = true;
    this.users += 1;
    try {
      await bringUp(engine, signal, onProgress);
      isLeft = false;
      return await work(engine);
    } finally {
      this.users -= 1;
      if (isLeft && this.users === 0) this.leave();
    }
  }

  leave(): void {
    this.engine?.leave(this);
    this.engine = null;
  }

  private join(): PageEngine {
    if (this.engine !== null) return this.engine;
    const engine = this.find();
    engine.join(this);
    return (this.engine = engine);
  }
}

async function bringUp(
  engine: PageEngine,
  signal: AbortSignal,
  onProgress: Use<unknown>['onProgress'],
): Promise<void> {
  const stop = onProgress === undefined ? null : tellProgress(engine, onProgress);
  try {
    if (engine.model.value.status !== 'ready') void engine.start();
    await engine.whenReady(signal);
  } finally {
    stop?.();
  }
}

/** @returns how to stop that */
function tellProgress({ model }: PageEngine, onProgress: (progress: HearthProgress) => void): () => void {
  const tell = (): void => {
    const event = modelEvent(model.value, model.value, '');
    if (!(event instanceof HearthProgressEvent)) return;
    const { phase, share, receivedBytes, totalBytes } = event;
    try {
      onProgress({ phase, share, receivedBytes, totalBytes });
    } catch (error) {
      reportError(error); // the page's own, and no reason for the model to stop
    }
  };
  tell();
  return model.subscribe(tell);
}
