import { AppError, isAppError } from '../../errors/app-error.ts';
import { unavailable } from '../../openai/contract/refusals.ts';
import type { ReplyEngine } from '../../openai/client/reply-engine.ts';
import type { PageEngine } from '../session/page-engine.ts';
import type { EngineHold } from './engine-hold.ts';

/**
 * The page's engine as the API asks it; what is not loaded is loaded first.
 * @param life aborted when it may not be asked any more
 * @param hasVectors it may make embeddings; otherwise nothing is fetched only to hear that it does not
 */
export function heldEngine(hold: EngineHold, life: AbortSignal, hasVectors: boolean): ReplyEngine {
  return {
    generate: (params, options) =>
      hold
        .use({ signal: options?.signal ?? life, work: ({ model }) => model.generate(params, options) })
        .catch((error: unknown) => {
          throw isGone(error)
            ? unavailable('The model went away; the next request loads it again.', 1)
            : error;
        }),
    embed: async (texts, { signal = life } = {}) => {
      if (!hasVectors) throw new AppError('request-invalid', { reason: 'It has no embeddings.' });
      const work = async ({ model, inference }: PageEngine): ReturnType<ReplyEngine['embed']> => {
        await model.wake(signal);
        return inference.embed(texts, { signal });
      };
      return hold.use({ signal, work });
    },
    countTokens: async (text) => {
      if (hold.current === null) throw new AppError('model-not-loaded', null);
      return hold.current.model.countTokens(text);
    },
  };
}

const isGone = (error: unknown): boolean =>
  isAppError(error) && (error.code === 'model-not-loaded' || error.code === 'files-missing');
