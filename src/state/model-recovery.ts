// What is done when the engine is lost, so that a person is not asked to mend what the page can mend.
import { AppError } from '../errors/app-error.ts';
import type { ErrorCode, ErrorDetails } from '../errors/app-error.ts';
import type { ModelChoice } from '../models/model-choice.ts';
import type { EngineAdvisor } from './engine-advisor.ts';

export type SmallerModel = ErrorDetails['model-keeps-failing']['smaller'];

interface RecoveryServices {
  advisor: Pick<EngineAdvisor, 'advise' | 'note'>;
  /** The next smaller model that fits this device; null where there is none. */
  findSmaller: (build: ModelChoice) => Promise<SmallerModel>;
}

/**
 * After these the model starts again by itself however often: nothing went wrong when its thread was ended to stop a reply,
 * or when the tab that ran it was closed.
 */
export const comesBack: readonly ErrorCode[] = ['model-not-loaded', 'owner-closed'];

/** After these it starts again by itself, once in a while. */
const engineFailures: readonly ErrorCode[] = [
  'device-lost',
  'worker-crashed',
  'worker-hung',
  'reply-stalled',
  'out-of-memory',
  'browser-model-failed',
  'internal',
];

/** What went on with a question of which nothing had been written; after the others it would only take as long again. */
export const asksAgain: readonly ErrorCode[] = [...comesBack, 'device-lost', 'worker-crashed'];

/** What stops again so soon after it was started again will stop the third time too. */
const restartEveryMs = 10 * 60_000;

export class ModelRecovery {
  private readonly services: RecoveryServices;
  private restartedAtMs = -Infinity;

  constructor(services: RecoveryServices) {
    this.services = services;
  }

  /** Whether it was the engine that failed, and not what was asked of it. */
  isEngineFailure(code: ErrorCode): boolean {
    return engineFailures.includes(code);
  }

  /** True once in a while: the model may start again by itself now. */
  takeRestart(): boolean {
    const nowMs = performance.now();
    const isAllowed = nowMs - this.restartedAtMs > restartEveryMs;
    if (isAllowed) this.restartedAtMs = nowMs;
    return isAllowed;
  }

  /** Another model, another chance. */
  forget(): void {
    this.restartedAtMs = -Infinity;
  }

  /** Notes what a GPU has shown of itself; true when another build of the model is better now. */
  async isOtherBuildBetter(code: ErrorCode, chosen: ModelChoice, build: ModelChoice): Promise<boolean> {
    const { advisor } = this.services;
    const isOfGpu = code === 'answers-wrong' || code === 'device-lost';
    if (!isOfGpu || build.engine !== 'web-llm') return false;
    await advisor.note(code);
    const advice = await advisor.advise(chosen).catch(() => null);
    return advice !== null && advice.choice !== build;
  }

  /** What to say of a model that stopped again; of what runs elsewhere no more than that it did. */
  async giveUp(error: AppError, build: ModelChoice): Promise<AppError> {
    if (build.elsewhere !== null) return error;
    const smaller = await this.services.findSmaller(build).catch(() => null);
    return new AppError('model-keeps-failing', { because: error.code, smaller });
  }
}

/** The same failure where it means more: WebGPU is not there for a model that ran with it before. */
export function whenRunBefore(error: unknown, chosen: ModelChoice): unknown {
  if (!(error instanceof AppError) || error.code !== 'webgpu-unavailable') return error;
  return new AppError('gpu-gone', { hasProcessorBuild: chosen.cpu !== undefined }, { cause: error });
}
