import { isAbort } from '../../errors/app-error.ts';
import { toWireApiError } from '../contract/api-error.ts';
import { toApiError } from '../from-app-error.ts';
import type { Handlers } from '../../channel/answer.ts';
import type { Answered, ApiContract, Readiness } from '../contract/api-contract.ts';
import type { ChatCompletionBody, EmbeddingBody } from '../contract/request-body.ts';
import type { createApi } from './create-api.ts';

/**
 * The page's answers to the service worker.
 * @param keepAwake sends the service worker an event, so that the browser lets it live
 */
export function apiHandlers(
  api: ReturnType<typeof createApi>,
  readiness: () => Readiness,
  keepAwake: () => void,
): Handlers<ApiContract> {
  return {
    readiness: () => Promise.resolve(readiness()),
    listModels: () => answered(() => api.models.list()),
    retrieveModel: ({ id }) => answered(() => api.models.retrieve(id)),
    createEmbeddings: ({ body }, { signal }) =>
      answered(() => api.embeddings.create(body as EmbeddingBody, { signal })),
    createCompletion: ({ body }, { signal, emit }) =>
      answered(async () => {
        // The API looks at every field itself.
        const reply = await api.chat.completions.create(body as ChatCompletionBody, {
          signal,
          onBegin: () => emit(null),
        });
        if ('choices' in reply) return reply;
        for await (const chunk of reply) emit(chunk);
        return null;
      }),
    ping: () => {
      keepAwake();
      return Promise.resolve(null);
    },
  };
}

/** Errors cross as values: the channel would make them `internal`. */
async function answered<Result>(work: () => Promise<Result>): Promise<Answered<Result>> {
  try {
    return { ok: true, result: await work() };
  } catch (error) {
    if (isAbort(error)) throw error;
    return { ok: false, error: toWireApiError(toApiError(error, { model: '', hasSchema: false })) };
  }
}
