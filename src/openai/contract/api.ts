// OpenAI's API in the form that their own client has.
import type { ApiModel, ChatCompletion, ChatCompletionChunk, EmbeddingAnswer, ModelList } from './answers.ts';
import type { ChatCompletionBody, EmbeddingBody } from './request-body.ts';

export interface ApiCallOptions {
  /** Aborting ends the request, which then rejects with the reason of the abort, mostly an `AbortError`. */
  signal?: AbortSignal | null | undefined;
}

/** A reply while it is written. Leaving the loop over it, or aborting its controller, ends the reply. */
export interface ApiStream extends AsyncIterable<ChatCompletionChunk> {
  readonly controller: AbortController;
}

/** What fails rejects with `ApiError`. */
export interface Api<Options = ApiCallOptions> {
  readonly chat: {
    readonly completions: {
      create(body: ChatCompletionBody & { stream: true }, options?: Options): Promise<ApiStream>;
      create(
        body: ChatCompletionBody & { stream?: false | null },
        options?: Options,
      ): Promise<ChatCompletion>;
      create(body: ChatCompletionBody, options?: Options): Promise<ApiStream | ChatCompletion>;
    };
  };
  readonly embeddings: { create(body: EmbeddingBody, options?: Options): Promise<EmbeddingAnswer> };
  readonly models: { list(): Promise<ModelList>; retrieve(id: string): Promise<ApiModel> };
}
