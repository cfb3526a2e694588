import { connect } from '../../../channel/connect.ts';
import { AppError, toAppError } from '../../../errors/app-error.ts';
import { fromWire } from '../../../errors/wire-error.ts';
import { allowedSilentPings } from './tabs-timings.ts';
import { untilAborted } from './until-aborted.ts';
import type { Connection } from '../../../channel/connect.ts';
import type {
  GenerateParams,
  GenerationSummary,
  LoadedModel,
  LoadParams,
  LoadProgress,
  TextDelta,
} from '../../contract/inference-contract.ts';
import type { Queued, SeatContract, WireNotice } from './seat-contract.ts';
import type { EngineStatus, Notice, Seat, SharedCallOptions } from './seat.ts';
import type { TabPort } from './tab-port.ts';
import type { TabsTimings } from './tabs-timings.ts';

/** What a tab without the engine hears. */
interface RemoteSeatEvents {
  onNotice: (notice: Exclude<Notice, { kind: 'closing' }>) => void;
  /** Told once, when the seat has ended, with the reason that its open calls got. */
  onEnd: (reason: AppError) => void;
}

/** A seat at the engine of another tab. Every call settles, also when that tab dies or is frozen. */
export class RemoteSeat implements Seat {
  private readonly port: TabPort;
  private readonly connection: Connection<SeatContract>;
  private readonly events: RemoteSeatEvents;
  private readonly timings: TabsTimings;
  private hasEnded = false;
  private openCalls = 0;
  private watch: ReturnType<typeof setInterval> | undefined;

  constructor(port: TabPort, events: RemoteSeatEvents, timings: TabsTimings) {
    this.port = port;
    this.events = events;
    this.timings = timings;
    this.connection = connect<SeatContract>(port);
    const onEvent = (notice: WireNotice): void => this.hear(notice);
    this.connection.call('attach', null, { onEvent }).catch(() => undefined); // ends with the connection
  }

  load(params: LoadParams, options: SharedCallOptions<LoadProgress>): Promise<LoadedModel> {
    return this.watched(options.signal, () => this.connection.call('load', params, queuedOptions(options)));
  }

  generate(params: GenerateParams, options: SharedCallOptions<TextDelta>): Promise<GenerationSummary> {
    const call = () => this.connection.call('generate', params, queuedOptions(options));
    return this.watched(options.signal, call);
  }

  countTokens(text: string): Promise<number> {
    return this.watched(undefined, () => this.connection.call('countTokens', { text }));
  }

  embed(
    texts: readonly string[],
    options: SharedCallOptions<never>,
  ): Promise<readonly (readonly number[])[]> {
    const call = () => this.connection.call('embed', { texts }, queuedOptions(options));
    return this.watched(options.signal, call);
  }

  unload(): void {
    this.connection.call('unload', null).catch(() => undefined);
  }

  status(): Promise<EngineStatus> {
    const late = AbortSignal.timeout(this.timings.statusWithinMs);
    return untilAborted(this.connection.call('status', null), late);
  }

  setIdleMs(idleMs: number | null): void {
    this.connection.call('setIdleMs', { idleMs }).catch(() => undefined);
  }

  leave(): void {
    this.end(new AppError('model-not-loaded', null));
  }

  /** The other tab is gone, or this one goes. */
  end(reason: AppError): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    clearInterval(this.watch);
    this.port.close();
    this.connection.close(reason);
    this.events.onEnd(reason);
  }

  private hear(notice: WireNotice): void {
    if (notice.kind === 'closing') this.end(new AppError('owner-closed', { orderly: true }));
    else if (notice.kind === 'idle') this.events.onNotice(notice);
    else this.events.onNotice({ kind: 'lost', error: toAppError(fromWire(notice.error)) });
  }

  private async watched<T>(signal: AbortSignal | undefined, call: () => Promise<T>): Promise<T> {
    this.openCalls += 1;
    if (this.openCalls === 1) this.watch = this.startWatch();
    try {
      return await untilAborted(call(), signal, this.timings.abortGraceMs);
    } finally {
      this.openCalls -= 1;
      if (this.openCalls === 0) clearInterval(this.watch);
    }
  }

  /** A frozen tab keeps its locks, so only its silence tells. */
  private startWatch(): ReturnType<typeof setInterval> {
    let unanswered = 0;
    return setInterval(() => {
      if (unanswered >= allowedSilentPings) this.end(new AppError('owner-closed', { orderly: false }));
      unanswered += 1;
      const heard = (): void => {
        unanswered = 0;
      };
      this.connection.call('ping', null).then(heard, () => undefined);
    }, this.timings.pingEveryMs);
  }
}

function queuedOptions<Event>({ signal, onEvent, onQueued }: SharedCallOptions<Event>) {
  return {
    signal,
    onEvent: (sent: Queued<Event>): void => {
      if (sent.kind === 'queued') onQueued?.(sent.ahead);
      else onEvent?.(sent.event);
    },
  };
}
