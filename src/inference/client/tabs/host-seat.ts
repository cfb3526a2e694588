import { AppError, isAbort } from '../../../errors/app-error.ts';
import { modelKey } from '../../contract/model-key.ts';
import type {
  GenerateParams,
  GenerationSummary,
  LoadedModel,
  LoadParams,
  LoadProgress,
  TextDelta,
} from '../../contract/inference-contract.ts';
import type { InferenceClient } from '../inference-client.ts';
import type { IdleTimer } from './idle-timer.ts';
import type { SharedLoad } from './shared-load.ts';
import type { TurnQueue } from './turn-queue.ts';
import type { EngineStatus, Notice, Seat, SharedCallOptions } from './seat.ts';

export type HostedClient = Pick<InferenceClient, 'load' | 'generate' | 'countTokens' | 'embed' | 'unload'>;

/** What a seat needs of the host that it belongs to. */
interface SeatHost {
  readonly client: HostedClient;
  readonly queue: TurnQueue;
  readonly idle: IdleTimer;
  readonly status: EngineStatus;
  loadOnce(params: LoadParams): Pick<SharedLoad, 'join'>;
  requireModel(key: string | null): void;
  free(by: HostSeat): void;
  wasFreedBy(seat: HostSeat): boolean;
}

/** A seat in the tab that runs the engine: its own, or that of another tab whose calls arrive over a port. */
export class HostSeat implements Seat {
  /** The model that this tab has asked for. */
  key: string | null = null;
  readonly onNotice: (notice: Notice) => void;
  private readonly host: SeatHost;
  private readonly onLeave: () => void;
  private readonly left = new AbortController();
  private isAnswering = false;

  constructor(host: SeatHost, onNotice: (notice: Notice) => void, onLeave: () => void) {
    this.host = host;
    this.onNotice = onNotice;
    this.onLeave = onLeave;
  }

  load(params: LoadParams, options: SharedCallOptions<LoadProgress>): Promise<LoadedModel> {
    return this.work(options, async (stoppable) => {
      if (this.isAnswering) throw new AppError('engine-busy', null);
      this.key = null;
      const loaded = await this.host.loadOnce(params).join(stoppable);
      this.key = modelKey(params);
      return loaded;
    });
  }

  /** A tab's second reply at a time is refused, as an engine does; those of other tabs are waited for. */
  generate(params: GenerateParams, options: SharedCallOptions<TextDelta>): Promise<GenerationSummary> {
    return this.work(options, async (stoppable) => {
      this.host.requireModel(this.key);
      if (this.isAnswering) throw new AppError('engine-busy', null);
      this.isAnswering = true;
      const write = (): Promise<GenerationSummary> => {
        this.host.requireModel(this.key); // it may have changed while this call waited
        return this.host.client.generate(params, stoppable);
      };
      try {
        return await this.host.queue.run(write, stoppable);
      } finally {
        this.isAnswering = false;
      }
    });
  }

  /** Waits for its turn: an engine that writes cannot count. */
  countTokens(text: string): Promise<number> {
    return this.work({}, async (stoppable) => {
      this.host.requireModel(this.key);
      return this.host.queue.run(() => {
        this.host.requireModel(this.key); // it may have changed while this call waited
        return this.host.client.countTokens(text);
      }, stoppable);
    });
  }

  embed(
    texts: readonly string[],
    options: SharedCallOptions<never>,
  ): Promise<readonly (readonly number[])[]> {
    return this.work(options, (stoppable) =>
      this.host.queue.run(() => {
        this.host.requireModel(this.key);
        return this.host.client.embed(texts, stoppable);
      }, stoppable),
    );
  }

  unload(): void {
    this.host.free(this);
  }

  status(): Promise<EngineStatus> {
    return Promise.resolve(this.host.status);
  }

  setIdleMs(idleMs: number | null): void {
    this.host.idle.setIdleMs(idleMs);
  }

  leave(): void {
    this.onLeave();
    this.left.abort(new AppError('model-not-loaded', null));
  }

  /** Ends with the seat, and says what an end means that this tab did not ask for. */
  private async work<Event, T>(
    options: SharedCallOptions<Event>,
    run: (stoppable: SharedCallOptions<Event>) => Promise<T>,
  ): Promise<T> {
    const { signal } = options;
    const ends = signal === undefined ? [this.left.signal] : [signal, this.left.signal];
    try {
      return await this.host.idle.during(() => run({ ...options, signal: AbortSignal.any(ends) }));
    } catch (error) {
      this.left.signal.throwIfAborted();
      const wasStoppedByOther = isAbort(error) && signal?.aborted !== true && !this.host.wasFreedBy(this);
      throw wasStoppedByOther ? new AppError('model-not-loaded', null) : error;
    }
  }
}
