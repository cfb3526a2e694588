// The model that the browser brings, behind our contract. It runs in the page: workers have no `LanguageModel`.
import { AppError } from '../../errors/app-error.ts';
import { browserModelId } from '../../models/browser-model.ts';
import { checkGenerateParams } from '../contract/check-generate-params.ts';
import { paramsOf } from '../contract/load-params.ts';
import { singleFlight } from '../contract/single-flight.ts';
import { fromBrowserModel } from './browser-model-errors.ts';
import { BrowserSessions } from './browser-sessions.ts';
import { findBrowserModel, measureTokens, windowTokens } from './prompt-api.ts';
import { writeBrowserReply } from './write-browser-reply.ts';
import type { CallContext, Handlers } from '../../channel/answer.ts';
import type {
  GenerateParams,
  GenerationSummary,
  InferenceContract,
  LoadedModel,
  LoadProgress,
  TextDelta,
} from '../contract/inference-contract.ts';
import type { BrowserModelFailure } from './browser-model-errors.ts';
import type { Prepared } from './browser-sessions.ts';
import type { PromptApiScope } from './prompt-api.ts';
import type { WrittenReply } from './write-browser-reply.ts';

/** Where a browser names no limit: enough for any conversation that a person reads. */
const mostTokens = 1_000_000;

interface Ready {
  /** Asked nothing: it keeps the model in memory, and counts. */
  idle: LanguageModel;
  sessions: BrowserSessions;
  loaded: LoadedModel;
  /** Tokens that the browser adds around any text. */
  frameTokens: number;
}

/** @param ended aborts when nobody will call any more: then the browser may unload its model */
export function createBrowserModelEngine(
  scope: PromptApiScope,
  ended: AbortSignal,
): Handlers<InferenceContract> {
  let ready: Ready | null = null;
  const requireModel = (): Ready => {
    if (ready === null) throw new AppError('model-not-loaded', null);
    return ready;
  };
  const unload = (): void => {
    ready?.sessions.drop();
    ready?.idle.destroy();
    ready = null;
  };
  ended.addEventListener('abort', unload);

  return singleFlight({
    async load(params, context) {
      unload();
      paramsOf(params, 'browser');
      const failure = { during: 'load', hasSchema: false, contextTokens: 0 } as const;
      const made = await guarded(() => load(scope, ended, context), failure, context.signal);
      ready = made;
      if (ended.aborted) unload();
      return made.loaded;
    },

    async generate(params, context) {
      checkGenerateParams(params);
      if ((params.tools ?? []).length > 0)
        throw new AppError('request-invalid', { reason: 'The browser’s model knows no tools here.' });
      const model = requireModel();
      const hasSchema = params.jsonSchema !== undefined;
      const failure = {
        during: 'generate',
        hasSchema,
        contextTokens: model.loaded.contextTokens,
      } as const;
      try {
        return await guarded(() => generate(model, params, context), failure, context.signal);
      } catch (error) {
        model.sessions.drop();
        throw error;
      }
    },

    embed: () => Promise.reject(new AppError('request-invalid', { reason: 'This model writes text only.' })),

    async countTokens({ text }) {
      return countTokens(requireModel(), text);
    },

    unload() {
      unload();
      return Promise.resolve(null);
    },

    ping: () => Promise.resolve(null),
  });
}

/** What the browser throws becomes ours; after an abort it is an abort, whatever the browser calls it. */
async function guarded<Result>(
  work: () => Promise<Result>,
  failure: BrowserModelFailure,
  signal: AbortSignal,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (signal.aborted) throw new DOMException('Stopped.', 'AbortError');
    throw fromBrowserModel(error, failure);
  }
}

async function load(
  scope: PromptApiScope,
  ended: AbortSignal,
  { signal, emit }: CallContext<LoadProgress>,
): Promise<Ready> {
  emit({ phase: 'starting' });
  const { LanguageModel: api } = scope;
  const found = await findBrowserModel(scope);
  if (api === undefined || found === null) throw new AppError('browser-model-unavailable', null);
  const { availability, expectation } = found;
  const idle = await api.create({
    ...expectation,
    signal: AbortSignal.any([signal, ended]),
    monitor: (monitor) => {
      if (availability === 'available') return; // its events say then that there was nothing to do
      monitor.addEventListener('downloadprogress', ({ loaded }) =>
        emit({ phase: 'fetching', share: loaded }),
      );
    },
  });
  const contextTokens = Math.min(windowTokens(idle), mostTokens);
  return {
    idle,
    sessions: new BrowserSessions(api, expectation),
    loaded: { modelId: browserModelId, contextTokens, device: 'your browser' },
    frameTokens: await measureTokens(idle, ''),
  };
}

async function countTokens({ idle, frameTokens }: Ready, text: string): Promise<number> {
  return Math.max(0, (await measureTokens(idle, text)) - frameTokens);
}

async function generate(
  model: Ready,
  params: GenerateParams,
  { signal, emit }: CallContext<TextDelta>,
): Promise<GenerationSummary> {
  const startMs = performance.now();
  const prepared = await model.sessions.prepare(params, signal);
  const reply = await writeBrowserReply(prepared, params, signal, emit);
  signal.throwIfAborted();
  // After a cut the browser forgets the question too.
  const { messages, replyStart = '' } = params;
  if (reply.finish === 'stop' && !reply.hasOverflowed)
    model.sessions.answered(messages, replyStart + reply.text);
  else model.sessions.drop();
  const completionTokens = await countTokens(model, reply.text);
  return { finish: reply.finish, usage: usageOf(prepared, reply, completionTokens, startMs) };
}

function usageOf(
  { promptTokens, cachedTokens }: Prepared,
  { firstTextMs }: WrittenReply,
  completionTokens: number,
  startMs: number,
): GenerationSummary['usage'] {
  const endMs = performance.now();
  const timeToFirstTokenMs = (firstTextMs ?? endMs) - startMs;
  const writingMs = endMs - (firstTextMs ?? endMs);
  const perSecond = (tokens: number, durationMs: number): number =>
    (tokens * 1000) / Math.max(durationMs, 0.001);
  return {
    promptTokens,
    cachedPromptTokens: cachedTokens,
    completionTokens,
    timeToFirstTokenMs,
    prefillTokensPerSecond: perSecond(promptTokens - cachedTokens, timeToFirstTokenMs),
    decodeTokensPerSecond: completionTokens < 2 ? 0 : perSecond(completionTokens - 1, writingMs),
  };
}
