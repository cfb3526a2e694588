// What only a tab with a model needs, in one module that is fetched with the first: see `SharedInference`.
import { InferenceClient } from '../inference-client.ts';
import { EngineHost } from './engine-host.ts';
import { takePart } from './take-part.ts';
import type { AppError } from '../../../errors/app-error.ts';
import type { Thread } from '../../../channel/thread-life.ts';
import type { LoadParams } from '../../contract/inference-contract.ts';
import type { Timings } from '../timings.ts';
import type { Membership, TakePartOptions } from './take-part.ts';

export interface HostOptions {
  /** Starts the thread of the engine that these need; it answers the `InferenceContract`. */
  spawn: (params: LoadParams) => Thread;
  timings: Timings | undefined;
  /** How long a model stays loaded without a call of any tab; null for ever. */
  idleMs: number | null;
}

/** As `takePart`; where this tab becomes the owner, its engine is a thread of its own. */
export function takePartAsHost(
  options: Omit<TakePartOptions, 'makeHost'>,
  { spawn, timings, idleMs }: HostOptions,
): Promise<Membership | null> {
  const makeClient = (onLost: (error: AppError) => void): InferenceClient =>
    new InferenceClient(spawn, onLost, timings);
  return takePart({ ...options, makeHost: () => new EngineHost(makeClient, idleMs) });
}
