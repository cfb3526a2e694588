// A tab's place at the engine, whichever tab the engine runs in.
import type { CallOptions } from '../../../channel/connect.ts';
import type { AppError } from '../../../errors/app-error.ts';
import type {
  GenerateParams,
  GenerationSummary,
  LoadedModel,
  LoadParams,
  LoadProgress,
  TextDelta,
} from '../../contract/inference-contract.ts';
import type { QueueOptions } from './turn-queue.ts';

export type SharedCallOptions<Event> = CallOptions<Event> & QueueOptions;

/** What the engine of all tabs holds. `key` says which model it is: `modelKey`. */
type RunningModel =
  | { status: 'none' }
  | { status: 'loading'; key: string }
  | { status: 'loaded'; key: string; loaded: LoadedModel };

export interface EngineStatus {
  model: RunningModel;
  /** Tabs that are connected to the engine, the one that runs it included. */
  tabs: number;
}

/** What a tab hears without having asked. */
export type Notice =
  /** The model is gone, and why. */
  | { kind: 'lost'; error: AppError }
  /** The model was put away because nobody used it. */
  | { kind: 'idle' }
  /** The tab that runs the engine closes or goes to sleep. */
  | { kind: 'closing' };

export interface Seat {
  load(params: LoadParams, options: SharedCallOptions<LoadProgress>): Promise<LoadedModel>;
  generate(params: GenerateParams, options: SharedCallOptions<TextDelta>): Promise<GenerationSummary>;
  countTokens(text: string): Promise<number>;
  /** Waits for its turn like a reply. */
  embed(texts: readonly string[], options: SharedCallOptions<never>): Promise<readonly (readonly number[])[]>;
  unload(): void;
  status(): Promise<EngineStatus>;
  /** For the engine, and so for all tabs. */
  setIdleMs(idleMs: number | null): void;
  /** Gives the place up; open calls end. */
  leave(): void;
}
