import { isAppError } from '../errors/app-error.ts';
import { asksAgain } from './model-recovery.ts';
import type { SharedInference } from '../inference/client/shared-inference.ts';
import type { GenerationSummary } from '../inference/contract/inference-contract.ts';

interface ModelRepliesOptions {
  generate: SharedInference['generate'];
  /** Runs a reply under a note, in case that it takes the whole tab with it. */
  guard: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** It had run, and has to be started first. */
  isDown: () => boolean;
  /** It is being started again. */
  isComingBack: () => boolean;
  /** Waits until it answers. @throws AppError, and the reason of the abort */
  restart: (signal: AbortSignal | undefined) => Promise<void>;
}

/** Replies of a model that may have to be started first, and may be lost while it writes. */
export class ModelReplies {
  /** Its library continues wrongly, so each turn is read from its beginning. */
  freshEachTurn = false;
  private readonly options: ModelRepliesOptions;
  private open = 0;

  constructor(options: ModelRepliesOptions) {
    this.options = options;
  }

  /** A reply is being written or waited for in this tab. */
  get areOpen(): boolean {
    return this.open > 0;
  }

  write: SharedInference['generate'] = async (params, options) => {
    const { generate, guard, isDown, isComingBack, restart } = this.options;
    if (isDown()) await restart(options?.signal);
    let hasText = false;
    const write = (): Promise<GenerationSummary> =>
      guard(() =>
        generate(this.freshEachTurn ? { ...params, fresh: true } : params, {
          ...options,
          onEvent: (delta) => {
            hasText ||= delta.text !== '';
            options?.onEvent?.(delta);
          },
        }),
      );
    this.open += 1;
    try {
      return await write();
    } catch (error) {
      // What was written is for the person to go on with; a question of which nothing was is asked again.
      const mayAskAgain = isAppError(error) && asksAgain.includes(error.code) && isComingBack();
      // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- the callback changes it
      if (!mayAskAgain || hasText) throw error;
      await restart(options?.signal);
      return await write();
    } finally {
      this.open -= 1;
    }
  };
}
