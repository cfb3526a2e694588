import { connect } from '../../channel/connect.ts';
import { AppError } from '../../errors/app-error.ts';
import { watchCall } from './watch-call.ts';
import type { CallOptions, Connection } from '../../channel/connect.ts';
import type { Thread } from '../../channel/thread-life.ts';
import type { InferenceContract } from '../contract/inference-contract.ts';
import type { CallPatience } from './watch-call.ts';

/** How long a call may take, in milliseconds. */
export interface CallLimits extends CallPatience {
  /** From the abort to the rejection, if the engine does not stop sooner. */
  graceMs: number;
  /** From the abort to the end of the thread, if the engine has not stopped by then. */
  drainMs: number;
}

/** One thread and the watch over it. Once ended it is never used again. */
export class EngineThread {
  private ended = false;
  private readonly thread: Thread;
  private readonly connection: Connection<InferenceContract>;
  private readonly pingEveryMs: number;
  private readonly onEnd: (reason: Error) => void;
  /** Settles when the call that was aborted last has really stopped. */
  private drained: Promise<unknown> = Promise.resolve();

  /** @param onEnd told once, when the thread has ended, with the reason */
  constructor(thread: Thread, pingEveryMs: number, onEnd: (reason: Error) => void) {
    this.thread = thread;
    this.pingEveryMs = pingEveryMs;
    this.onEnd = onEnd;
    this.connection = connect<InferenceContract>(thread.port);
    void thread.died.then((reason) => this.end(new AppError('worker-crashed', { reason })));
  }

  /** Ends the thread and rejects its open calls with `reason`. */
  end(reason: Error): void {
    if (this.ended) return;
    this.ended = true;
    this.thread.end();
    this.connection.close(reason);
    this.onEnd(reason);
  }

  /** A call waits for the end of one that was aborted before. */
  async call<Name extends keyof InferenceContract>(
    name: Name,
    params: InferenceContract[Name]['params'],
    { signal, onEvent }: CallOptions<InferenceContract[Name]['event']>,
    limits: CallLimits,
  ): Promise<InferenceContract[Name]['result']> {
    await this.drained;
    const watch = watchCall(
      {
        pingEveryMs: this.pingEveryMs,
        ping: () => this.ping(),
        giveUp: (reason) => this.end(reason),
      },
      limits,
    );
    const done = this.connection.call(name, params, {
      signal,
      onEvent: (event) => {
        watch.heard(event);
        onEvent?.(event);
      },
    });
    const stop = this.stopOnAbort(done, signal, limits);
    try {
      return await Promise.race([done, stop.rejected]);
    } finally {
      watch.stop();
      stop.forget();
    }
  }

  /** What was aborted is over for its caller soon, though the engine may need longer to stop. */
  private stopOnAbort(
    done: Promise<unknown>,
    signal: AbortSignal | undefined,
    { graceMs, drainMs }: CallLimits,
  ) {
    let onAbort: () => void = () => undefined;
    const rejected = new Promise<never>((_resolve, reject) => {
      onAbort = () => {
        const rejectTimer = setTimeout(() => reject(new DOMException('Stopped.', 'AbortError')), graceMs);
        const endTimer = setTimeout(() => this.end(new AppError('model-not-loaded', null)), drainMs);
        const settle = (): void => {
          clearTimeout(rejectTimer);
          clearTimeout(endTimer);
        };
        this.drained = done.then(settle, settle);
      };
    });
    signal?.addEventListener('abort', onAbort);
    return { rejected, forget: () => signal?.removeEventListener('abort', onAbort) };
  }

  private ping(): Promise<boolean> {
    return this.connection.call('ping', null).then(
      () => true,
      () => false,
    );
  }
}
