import { AppError } from '../../../errors/app-error.ts';
import { modelKey } from '../../contract/model-key.ts';
import { HostSeat } from './host-seat.ts';
import { IdleTimer } from './idle-timer.ts';
import { SharedLoad } from './shared-load.ts';
import { TurnQueue } from './turn-queue.ts';
import type { CallOptions } from '../../../channel/connect.ts';
import type { LoadedModel, LoadParams, LoadProgress } from '../../contract/inference-contract.ts';
import type { HostedClient } from './host-seat.ts';
import type { EngineStatus, Notice, Seat } from './seat.ts';

/** The engine in the tab that runs it, shared by all tabs: this one and the others have a seat each. */
export class EngineHost {
  readonly client: HostedClient;
  /** Replies and loads, one at a time: who asks first is served first, whichever tab it is. */
  readonly queue = new TurnQueue();
  readonly idle: IdleTimer;
  private readonly seats = new Set<HostSeat>();
  /** Loads that run or wait for their turn, by the model's key. */
  private readonly loads = new Map<string, SharedLoad>();
  private running: { key: string; loaded: LoadedModel } | null = null;
  private loadingKey: string | null = null;
  private freedBy: HostSeat | null = null;

  /** @param idleMs after so long without a call the model is put away; null keeps it */
  constructor(makeClient: (onLost: (error: AppError) => void) => HostedClient, idleMs: number | null) {
    this.client = makeClient((error) => {
      this.running = null;
      this.tell({ kind: 'lost', error });
    });
    this.idle = new IdleTimer(idleMs, () => this.rest());
  }

  openSeat(onNotice: (notice: Notice) => void): Seat {
    const seat = new HostSeat(this, onNotice, () => this.seats.delete(seat));
    this.seats.add(seat);
    return seat;
  }

  get status(): EngineStatus {
    const tabs = this.seats.size;
    if (this.running !== null) return { model: { status: 'loaded', ...this.running }, tabs };
    const key = this.loadingKey;
    return { model: key === null ? { status: 'none' } : { status: 'loading', key }, tabs };
  }

  /** Joins a load of the same model. Another model waits for replies that are being written, and replaces the first. */
  loadOnce(params: LoadParams): Pick<SharedLoad, 'join'> {
    const key = modelKey(params);
    const { running } = this;
    if (running?.key === key) return { join: () => Promise.resolve(running.loaded) };
    const pending = this.loads.get(key);
    if (pending !== undefined) return pending;
    const load: SharedLoad = new SharedLoad(
      (options) => this.queue.run(() => this.replace(key, params, options), options),
      () => {
        if (this.loads.get(key) === load) this.loads.delete(key);
      },
    );
    this.loads.set(key, load);
    return load;
  }

  /** @throws AppError when that model does not run: nobody is answered by a model that was not chosen */
  requireModel(key: string | null): void {
    if (this.running === null || key === null) throw new AppError('model-not-loaded', null);
    if (this.running.key !== key) throw new AppError('model-replaced', null);
  }

  /** Frees the model; other tabs hear it as if it had not been used. */
  free(by: HostSeat | null): void {
    this.freedBy = by;
    this.running = null;
    this.client.unload();
    for (const seat of this.seats) if (seat !== by) seat.onNotice({ kind: 'idle' });
  }

  wasFreedBy(seat: HostSeat): boolean {
    return this.freedBy === seat;
  }

  /** For the tab's end or sleep: open calls end, and the thread with them. */
  close(): void {
    this.idle.stop();
    this.tell({ kind: 'closing' });
    for (const seat of [...this.seats]) seat.leave();
    this.running = null;
    this.client.unload();
  }

  private rest(): void {
    if (this.running !== null) this.free(null);
  }

  private async replace(
    key: string,
    params: LoadParams,
    options: CallOptions<LoadProgress>,
  ): Promise<LoadedModel> {
    const before = this.running;
    this.running = null;
    this.loadingKey = key;
    if (before !== null) {
      this.client.unload(); // a new thread is the only sure way to get all of the memory back
      const error = new AppError('model-replaced', null);
      for (const seat of this.seats) if (seat.key === before.key) seat.onNotice({ kind: 'lost', error });
    }
    try {
      const loaded = await this.client.load(params, options);
      this.running = { key, loaded };
      return loaded;
    } finally {
      this.loadingKey = null;
    }
  }

  private tell(notice: Notice): void {
    for (const seat of [...this.seats]) seat.onNotice(notice);
  }
}
