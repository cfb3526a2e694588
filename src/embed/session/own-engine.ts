// An engine of the host page, behind our contract: it is asked like one in a worker.
import { AppError, isAbort } from '../../errors/app-error.ts';
import type { Handlers } from '../../channel/answer.ts';
import type { InferenceContract } from '../../inference/contract/inference-contract.ts';
import type { ChatEngine } from '../chat-types.ts';

/** It does not say how much it reads. */
const contextTokens = 8192;
const refuse = async (): Promise<never> => {
  throw new AppError('request-invalid', { reason: 'This engine only writes replies.' });
};

/** What it throws is told in its own words. */
async function guard<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isAbort(error)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('internal', { reason: `the page's own engine: ${reason}` }, { cause: error });
  }
}

export function ownEngine(engine: ChatEngine): Handlers<InferenceContract> {
  return {
    load: async (_params, { signal }) => {
      await guard(async () => engine.load?.({ signal }));
      return { modelId: engine.name, contextTokens, device: engine.host ?? '' };
    },
    generate: ({ messages, sampling, jsonSchema }, { signal, emit }) =>
      guard(async () => {
        const startMs = performance.now();
        let firstMs = NaN;
        let pieces = 0 as number;
        const onText = (text: unknown): void => {
          if (signal.aborted || typeof text !== 'string') return;
          if (pieces === 0) firstMs = performance.now();
          pieces += 1;
          emit({ text });
        };
        const { maxTokens, temperature } = sampling;
        const request = { messages, maxTokens, temperature, ...(jsonSchema && { jsonSchema }) };
        const end = await engine.generate(request, { signal, onText });
        signal.throwIfAborted();
        const endMs = performance.now();
        const seconds = (endMs - firstMs) / 1000;
        return {
          finish: end?.finish === 'length' ? 'length' : 'stop',
          usage: {
            promptTokens: 0,
            cachedPromptTokens: 0,
            completionTokens: pieces,
            timeToFirstTokenMs: (pieces > 0 ? firstMs : endMs) - startMs,
            prefillTokensPerSecond: 0,
            decodeTokensPerSecond: pieces > 1 && seconds > 0 ? (pieces - 1) / seconds : 0,
          },
        };
      }),
    embed: refuse,
    countTokens: refuse,
    unload: async () => null,
    ping: async () => null,
  };
}
