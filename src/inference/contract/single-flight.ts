import { AppError } from '../../errors/app-error.ts';
import type { Handlers } from '../../channel/answer.ts';
import type { InferenceContract } from './inference-contract.ts';

/**
 * Lets one of `load`, `generate` and `unload` run at a time; a second is refused with `engine-busy`. The page
 * decides whether to wait: an engine that queued silently would answer questions nobody waits for any more.
 */
export function singleFlight(engine: Handlers<InferenceContract>): Handlers<InferenceContract> {
  let busy = false;
  function guard<Params, Context, Result>(run: (params: Params, context: Context) => Promise<Result>) {
    return async (params: Params, context: Context): Promise<Result> => {
      if (busy) throw new AppError('engine-busy', null);
      busy = true;
      try {
        return await run(params, context);
      } finally {
        busy = false;
      }
    };
  }
  return {
    ...engine,
    load: guard(engine.load),
    generate: guard(engine.generate),
    unload: guard(engine.unload),
  };
}
