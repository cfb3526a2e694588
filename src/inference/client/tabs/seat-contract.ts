// All that two tabs say to each other once they have found each other.
import type { WireError } from '../../../errors/wire-error.ts';
import type {
  GenerateParams,
  GenerationSummary,
  LoadedModel,
  LoadParams,
  LoadProgress,
  TextDelta,
} from '../../contract/inference-contract.ts';
import type { EngineStatus } from './seat.ts';

/** An event of a call, or how many are ahead of it. */
export type Queued<Event> = { kind: 'queued'; ahead: number } | { kind: 'event'; event: Event };

export type WireNotice = { kind: 'lost'; error: WireError } | { kind: 'idle' } | { kind: 'closing' };

/** The tab with the engine answers these calls. A change that an older tab would not understand raises `version`. */
export interface SeatContract {
  /** Open as long as the tab takes part; its events are what it hears without having asked. */
  attach: { params: null; event: WireNotice; result: null };
  load: { params: LoadParams; event: Queued<LoadProgress>; result: LoadedModel };
  generate: { params: GenerateParams; event: Queued<TextDelta>; result: GenerationSummary };
  countTokens: { params: { text: string }; event: never; result: number };
  embed: {
    params: { texts: readonly string[] };
    event: Queued<never>;
    result: readonly (readonly number[])[];
  };
  unload: { params: null; event: never; result: null };
  status: { params: null; event: never; result: EngineStatus };
  setIdleMs: { params: { idleMs: number | null }; event: never; result: null };
  /** Answers at once; silence means that the tab is frozen. */
  ping: { params: null; event: never; result: null };
}

/** Tabs of different versions do not meet: each version has an engine of its own. */
const version = 3;

/** The Web Lock of the tab that runs the engine. */
export const engineLock = `hearth-engine ${version}`;

/** Where tabs find each other. */
export const lobbyName = `hearth-lobby ${version}`;

/** The channel between the tab with the engine and one other. */
export const pairName = (ownerId: string, guestId: string): string =>
  `hearth-seat ${version} ${ownerId} ${guestId}`;
