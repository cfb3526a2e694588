import { connect } from '../../channel/connect.ts';
import { AppError } from '../../errors/app-error.ts';
import type { CallOptions, Connection } from '../../channel/connect.ts';
import type { Thread } from '../../channel/thread-life.ts';
import type { InferenceContract } from '../contract/inference-contract.ts';
import type { Timings } from './timings.ts';

export interface CallLimits {
  silenceMs: number;
  hungAfterMs: number;
  graceMs: number;
}

/** One worker and the watch over it. Once ended it is never used again. */
export class EngineThread {
  ended = false;
  private readonly worker: Worker;
  private readonly connection: Connection<InferenceContract>;
  private readonly timings: Timings;

  constructor({ worker, died }: Thread, timings: Timings) {
    this.worker = worker;
    this.timings = timings;
    this.connection = connect<InferenceContract>(worker);
    worker.addEventListener('error', (event) => {
      event.preventDefault(); // it is reported by the calls that it breaks
      this.end(new AppError('worker-crashed', { reason: event.message }));
    });
    void died.then(() =>
      this.end(new AppError('worker-crashed', { reason: 'its thread ended without a word' })),
    );
    worker.addEventListener('messageerror', () => {
      this.end(new AppError('worker-crashed', { reason: 'a message could not be read' }));
    });
  }

  /** Terminates the worker and rejects its open calls with `reason`. */
  end(reason: Error): void {
    if (this.ended) return;
    this.ended = true;
    this.worker.terminate();
    this.connection.close(reason);
  }

  /**
   * @param limits `silenceMs`: longest time without an event; `hungAfterMs`: longest time without an answer to a
   * ping; `graceMs`: how long an aborted call may take to end
   */
  async call<Name extends keyof InferenceContract>(
    name: Name,
    params: InferenceContract[Name]['params'],
    { signal, onEvent }: CallOptions<InferenceContract[Name]['event']>,
    { silenceMs, hungAfterMs, graceMs }: CallLimits,
  ): Promise<InferenceContract[Name]['result']> {
    let lastNewsMs = performance.now();
    const stopWatch = this.watch(() => performance.now() - lastNewsMs, silenceMs, hungAfterMs);
    let grace: ReturnType<typeof setTimeout> | undefined;
    const onAbort = (): void => {
      grace = setTimeout(() => this.end(new DOMException('Stopped.', 'AbortError')), graceMs);
    };
    signal?.addEventListener('abort', onAbort);
    try {
      return await this.connection.call(name, params, {
        signal,
        onEvent: (event) => {
          lastNewsMs = performance.now();
          onEvent?.(event);
        },
      });
    } finally {
      stopWatch();
      clearTimeout(grace);
      signal?.removeEventListener('abort', onAbort);
    }
  }

  /** Ends the thread when it owes a sign of life: an answer to a ping, or any news of the call. */
  private watch(silentForMs: () => number, silenceMs: number, hungAfterMs: number): () => void {
    let answeredAtMs = performance.now();
    const timer = setInterval(() => {
      const unansweredMs = performance.now() - answeredAtMs;
      if (unansweredMs > hungAfterMs) this.end(new AppError('worker-hung', { silentMs: unansweredMs }));
      else if (silentForMs() > silenceMs) this.end(new AppError('worker-hung', { silentMs: silentForMs() }));
      else void this.ping().then((alive) => (answeredAtMs = alive ? performance.now() : answeredAtMs));
    }, this.timings.pingEveryMs);
    return () => {
      clearInterval(timer);
    };
  }

  private ping(): Promise<boolean> {
    return this.connection.call('ping', null).then(
      () => true,
      () => false,
    );
  }
}
