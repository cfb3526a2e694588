import { AppError, isAppError } from '../../errors/app-error.ts';
import { EngineThread } from './engine-thread.ts';
import { ReadingPace } from './reading-pace.ts';
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
import type { CallPatience } from './watch-call.ts';
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
  private readonly pace: ReadingPace;
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
    this.pace = new ReadingPace(timings.unknownMsPerCharacter);
  }

  /** Aborting ends the thread at once: nothing else stops a driver that compiles shaders. */
  async load(params: LoadParams, { signal, onEvent }: CallOptions<LoadProgress> = {}): Promise<LoadedModel> {
    const { loadSilenceMs: ms } = this.timings;
    if (this.threadKey !== threadKeyOf(params)) this.unload();
    this.threadKey = threadKeyOf(params);
    this.engine = params.engine;
    this.pace.forget();
    this.thread ??= this.start(params);
    const end = (): void => this.unload();
    signal?.addEventListener('abort', end);
    try {
      // A GPU still at work for a thread that was ended blocks the first call of the new one: a ping proves nothing.
      const patience = { firstMs: ms, nextMs: ms, hungAfterMs: ms, whenSilent: 'worker-hung' } as const;
      return await this.call('load', params, { signal, onEvent }, patience);
    } catch (error) {
      if (this.engine === 'endpoint') this.unload(); // a frame that has nothing to talk about goes
      throw error;
    } finally {
      signal?.removeEventListener('abort', end);
    }
  }

  /** @throws AppError, or `AbortError` at most a moment after `signal` aborts, also while the prompt is read. */
  async generate(params: GenerateParams, options: CallOptions<TextDelta> = {}): Promise<GenerationSummary> {
    const { messages, replyStart = '' } = params;
    const characters = messages.reduce((sum, { content }) => sum + content.length, replyStart.length);
    const patience = { ...this.patience(characters), whenSilent: 'reply-stalled' } as const;
    const summary = await this.call('generate', params, options, patience);
    this.pace.note(summary.usage, characters);
    return summary;
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
    patience: CallPatience,
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
  private patience(characters: number): CallPatience {
    const { textSilenceMs, readingFactor, hungAfterMs } = this.timings;
    // A server may take any time to load its model; the engine in the frame has its own patience, and answers pings.
    const nextMs = this.engine === 'endpoint' ? Infinity : textSilenceMs;
    const firstMs = nextMs + readingFactor * characters * this.pace.msPerCharacter;
    return { firstMs, nextMs, hungAfterMs, whenSilent: 'worker-hung' };
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
