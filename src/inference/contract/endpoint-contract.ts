// All that the page and the frame of an endpoint say to each other.
import type { EndpointModel } from '../../models/endpoint-model.ts';
import type { InferenceContract } from './inference-contract.ts';

/** Where requests go, and what opens the door. */
export type EndpointServer = Pick<EndpointModel, 'url' | 'key'>;

/** A model as its server lists it. */
export interface ListedModel {
  id: string;
  /** Null where the server does not tell. */
  contextTokens: number | null;
}

export interface EndpointContract extends InferenceContract {
  /** What this server offers. Needs no model to be loaded. */
  listModels: { params: EndpointServer; event: never; result: readonly ListedModel[] };
}

/** What the page says when it hands the frame its port. */
export const portMessage = 'hearth-endpoint-port';
/** What the frame says first, through that port. */
export const readyMessage = 'hearth-endpoint-ready';
