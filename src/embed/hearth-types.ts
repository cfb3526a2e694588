// What a program in a page meets: everything here is public, and part of the types of the package.
import type { Api } from '../openai/contract/api.ts';
import type { HearthProgressEvent } from './chat-events.ts';
import type { ChatEndpoint, ChatEngine } from './chat-types.ts';

export type { Api, ApiCallOptions, ApiStream } from '../openai/contract/api.ts';
export type * from '../openai/contract/answers.ts';
export type { ApiError, ApiErrorBody } from '../openai/contract/api-error.ts';
export type { ChatCompletionBody, EmbeddingBody } from '../openai/contract/request-body.ts';

export interface HearthSettings {
  /** Name or id of the model: one that `<hearth-chat>` offers. Default: the starter model. */
  model?: string | null;
  /** Folder with `models/` and `libraries/`, such as a Hearth site. Default: the folder above the script's. */
  modelsUrl?: string;
  /** Folder with the worker files. Default: `workers/` beside the script. */
  workerUrl?: string;
  /** An engine of the page's own, or a server, in place of the model on the device. */
  engine?: ChatEngine | ChatEndpoint | null;
  /** How many requests may wait for the one that is answered. Default: 8. */
  mostWaiting?: number;
}

/** How far the model has come. */
export type HearthProgress = Pick<HearthProgressEvent, 'phase' | 'share' | 'receivedBytes' | 'totalBytes'>;

export interface HearthLoadOptions {
  /** Aborting ends the download too, unless somebody else on the page waits for it; what has arrived is kept. */
  signal?: AbortSignal | null | undefined;
  onProgress?: (progress: HearthProgress) => void;
}

/** OpenAI's API over a model that runs in the visitor's browser. The visitor's consent is the page's to ask for. */
export interface Hearth extends Api {
  /** Fetches what is missing and loads the model. Not needed: whatever asks the model loads it first. */
  load(options?: HearthLoadOptions): Promise<void>;
  /**
   * Ends what runs, and lets go of the model; its memory is freed when nothing else on the page uses it. A hearth that was
   * closed refuses everything with `InvalidStateError`.
   */
  close(): void;
}
