// All that the service worker asks of a page of the site on behalf of `/v1`. Both may come from two builds, so calls are
// only ever added.
import type { ApiModel, ChatCompletion, ChatCompletionChunk, EmbeddingAnswer, ModelList } from './answers.ts';
import type { WireApiError } from './api-error.ts';

/** An answer, or an error in OpenAI's shape. */
export type Answered<Result> = { ok: true; result: Result } | { ok: false; error: WireApiError };

/** How a page stands: the model answers, would after a start of its own, is on its way, or nobody has agreed to one. */
export type Readiness = 'ready' | 'resting' | 'loading' | 'none';

export interface ApiContract {
  readiness: { params: null; event: never; result: Readiness };
  listModels: { params: null; event: never; result: Answered<ModelList> };
  retrieveModel: { params: { id: string }; event: never; result: Answered<ApiModel> };
  /**
   * `body` is what the client sent, unread. With `stream` the chunks are events, and the result is null; without, the one
   * event is null and says that the reply has begun.
   */
  createCompletion: {
    params: { body: unknown };
    event: ChatCompletionChunk | null;
    result: Answered<ChatCompletion | null>;
  };
  createEmbeddings: { params: { body: unknown }; event: never; result: Answered<EmbeddingAnswer> };
  /** A sign of life. The page posts `awakeMessage` to the service worker too, which keeps the browser from stopping it. */
  ping: { params: null; event: never; result: null };
}

/** What the service worker says when it hands a page its port. */
export const apiPort = 'hearth-api-port';

/** What a page says to the service worker so that it lives on; nobody answers. */
export const awakeMessage = 'hearth-api-awake';
