import { AppError, isAppError } from '../../errors/app-error.ts';
import { EngineThread } from './engine-thread.ts';
import { defaultTimings } from './timings.ts';
import type { CallOptions } from '../../channel/connect.ts';
import type { Thread } from '../../channel/thread-life.ts';
import type { ErrorCode } from '../../errors/app-error.ts';
import type {
  EngineName,
  GenerateParams,
  GenerationSummary,
  InferenceContract,
  LoadedModel,
  LoadParams,
  LoadProgress,
  TextDelta,
} from '../contract/inference-contract.ts';
import type { CallLimits } from './engine-thread.ts';
import type { Timings } from './timings.ts';

/** After these the engine works on; after any other failure its thread is replaced, which also frees its memory. */
const harmless: readonly ErrorCode[] = [
  'engine-busy',
  'request-invalid',
  'context-overflow',
  'model-not-loaded',
  'files-missing',
  'device-unsuitable',
  'webgpu-unavailable',
  'endpoint-unreachable',
  'endpoint-refused',
  'endpoint-model-gone',
  'endpoint-busy',
  'endpoint-failed',
  'endpoint-broke-off',
  'endpoint-garbled',
  'endpoint-silent',
  'browser-model-unavailable',
  'browser-model-needs-click',
  'browser-model-refused',
];

/**
 * Owns the engine's thread for its whole life: starts it with the first call, watches it, and replaces it when it
 * crashes, hangs, loses the GPU or does not stop. Every call settles, whatever happens to the thread.
 */
export class InferenceClient {
  private thread: EngineThread | null = null;
  /** What the thread was started for; each engine has threads of its own. */
  private threadKey = '';
  private engine: EngineName = 'web-llm';
  private readonly spawn: (params: LoadParams) => Thread;
  private readonly timings: Timings;
  private readonly onLost: (error: AppError) => void;

  /**
   * @param spawn starts the thread of the engine that these need; it answers the `InferenceContract`
   * @param onLost told when the thread was given up, so that the loaded model is gone
   */
  constructor(
    spawn: (params: LoadParams) => Thread,
    onLost: (error: AppError) => void,
    timings: Timings = defaultTimings,
  ) {
    this.spawn = spawn;
    this.onLost = onLost;
    this.timings = timings;
  }

  /** Aborting ends the thread at once: nothing else stops a driver that compiles shaders. */
  async load(params: LoadParams, { signal, onEvent }: CallOptions<LoadProgress> = {}): Promise<LoadedModel> {
    const { loadSilenceMs: silenceMs } = this.timings;
    if (this.threadKey !== threadKeyOf(params)) this.unload();
    this.threadKey = threadKeyOf(params);
    this.engine = params.engine;
    this.thread ??= this.start(params);
    const end = (): void => this.unload();
    signal?.addEventListener('abort', end);
    try {
      // A GPU still at work for a thread that was ended blocks the first call of the new one: a ping proves nothing.
      return await this.call('load', params, { signal, onEvent }, { silenceMs, hungAfterMs: silenceMs });
    } catch (error) {
      if (this.engine === 'endpoint') this.unload(); // a frame that has nothing to talk about goes
      throw error;
    } finally {
      signal?.removeEventListener('abort', end);
    }
  }

  /** @throws AppError, or `AbortError` at most a moment after `signal` aborts, also while the prompt is read. */
  generate(params: GenerateParams, options: CallOptions<TextDelta> = {}): Promise<GenerationSummary> {
    const characters = params.messages.reduce((sum, { content }) => sum + content.length, 0);
    return this.call('generate', params, options, this.patience(characters));
  }

  countTokens(text: string): Promise<number> {
    return this.call('countTokens', { text }, {}, this.patience(0));
  }

  /** Frees the model's memory by ending the thread. */
  unload(): void {
    this.thread?.end(new DOMException('The model was unloaded.', 'AbortError'));
  }

  /** @throws AppError `request-invalid` where the model has none */
  embed(texts: readonly string[], options: CallOptions<never> = {}): Promise<readonly (readonly number[])[]> {
    const characters = texts.reduce((sum, { length }) => sum + length, 0);
    return this.call('embed', { texts }, options, this.patience(characters));
  }

  private async call<Name extends 'load' | 'generate' | 'embed' | 'countTokens'>(
    name: Name,
    params: InferenceContract[Name]['params'],
    options: CallOptions<InferenceContract[Name]['event']>,
    patience: Pick<CallLimits, 'silenceMs' | 'hungAfterMs'>,
  ): Promise<InferenceContract[Name]['result']> {
    const { thread } = this;
    if (thread === null) throw new AppError('model-not-loaded', null);
    const { abortGraceMs: graceMs, abortDrainMs } = this.timings;
    const drainMs = abortDrainMs[this.engine];
    try {
      return await thread.call(name, params, options, { ...patience, graceMs, drainMs });
    } catch (error) {
      if (isAppError(error) && !harmless.includes(error.code)) thread.end(error);
      throw error;
    }
  }

  /** @param characters how much has to be read first */
  private patience(characters: number): Pick<CallLimits, 'silenceMs' | 'hungAfterMs'> {
    const { tokenSilenceMs, perCharacterMs, hungAfterMs } = this.timings;
    // A server may take any time to load its model; the engine in the frame has its own patience, and answers pings.
    const isElsewhere = this.engine === 'endpoint';
    return { silenceMs: isElsewhere ? Infinity : tokenSilenceMs + characters * perCharacterMs, hungAfterMs };
  }

  private start(params: LoadParams): EngineThread {
    const thread = new EngineThread(this.spawn(params), this.timings.pingEveryMs, (reason) => {
      if (this.thread === thread) this.thread = null;
      if (isAppError(reason)) this.onLost(reason);
    });
    return thread;
  }
}

/** An endpoint's thread may reach one host only, so another host needs another one. */
function threadKeyOf(params: LoadParams): string {
  return params.engine === 'endpoint' ? new URL(params.endpoint.url).origin : params.engine;
}
