// An engine without a model, for tests of everything around it. It obeys the same contract as the real one,
// proved by the same suite (engine-contract.ts).
import { AppError } from '../../errors/app-error.ts';
import { checkGenerateParams } from '../contract/check-generate-params.ts';
import { singleFlight } from '../contract/single-flight.ts';
import type { CallContext, Handlers } from '../../channel/answer.ts';
import type {
  GenerateParams,
  GenerationSummary,
  InferenceContract,
  LoadedModel,
  LoadProgress,
  TextDelta,
} from '../contract/inference-contract.ts';
import type { Script, ScriptedReply } from './script.ts';

const contextTokens = 2048;

const never = (): Promise<never> => new Promise(() => undefined);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Counts what a tokenizer would, roughly: words with their leading space, and marks. */
function tokens(text: string): string[] {
  return text.match(/\s*[\p{L}\p{N}]+|\s*[^\p{L}\p{N}\s]|\s+/gu) ?? [];
}

/** The same seed draws the same words. */
function sampled(question: string, { temperature, seed }: GenerateParams['sampling']): string {
  if (temperature === 0) return question;
  return `${question} (drawn ${seed ?? Math.floor(Math.random() * 1e9)})`;
}

function example(schema: object): string {
  const { properties = {} } = schema as { properties?: Record<string, { type?: string }> };
  const values = Object.entries(properties).map(([name, { type }]) => [name, type === 'number' ? 1 : 'text']);
  return JSON.stringify(Object.fromEntries(values));
}

function failure(then: ScriptedReply['then']): AppError | null {
  switch (then) {
    case 'device-lost':
      return new AppError('device-lost', { reason: 'scripted' });
    case 'out-of-memory':
      return new AppError('out-of-memory', { during: 'generate' });
    case 'context-overflow':
      return new AppError('context-overflow', { limitTokens: contextTokens, promptTokens: contextTokens + 1 });
    default:
      return null;
  }
}

/**
 * @param readScript asked before each load and reply
 * @param crash ends the thread the way an uncaught error does
 */
export function createScriptedEngine(
  readScript: () => Promise<Script>,
  crash: () => void,
): Handlers<InferenceContract> {
  let loaded: LoadedModel | null = null;
  let turn = 0;

  async function load(modelId: string, emit: (progress: LoadProgress) => void): Promise<LoadedModel> {
    const { load: plan = { kind: 'ready' }, loadMs = 0 } = await readScript();
    emit({ phase: 'starting' });
    for (const done of [1, 2, 3]) {
      await pause(loadMs / 3);
      emit({ phase: 'shaders', done, total: 3 });
    }
    if (plan.kind === 'crash') crash();
    if (plan.kind === 'crash' || plan.kind === 'hang') return never();
    if (plan.kind === 'fail') {
      const details = {
        'out-of-memory': new AppError('out-of-memory', { during: 'load' }),
        'library-corrupt': new AppError('library-corrupt', { reason: 'scripted' }),
        'device-lost': new AppError('device-lost', { reason: 'scripted' }),
        'files-missing': new AppError('files-missing', { paths: ['scripted'] }),
      };
      throw details[plan.code];
    }
    return { modelId, contextTokens, gpu: 'scripted' };
  }

  async function reply(
    params: GenerateParams,
    { signal, emit }: CallContext<TextDelta>,
  ): Promise<GenerationSummary> {
    const { replies = [] } = await readScript();
    const question = params.messages.at(-1)?.content ?? '';
    const standard = { text: params.jsonSchema ? example(params.jsonSchema) : sampled(question, params.sampling) };
    const plan: ScriptedReply = replies[turn++] ?? standard;
    const startMs = performance.now();
    await pause(plan.prefillMs ?? 0);
    let written = 0;
    let firstMs: number | null = null;
    for (const token of tokens(plan.text)) {
      if (written === params.sampling.maxTokens) break;
      await pause(plan.stepMs ?? 1);
      signal.throwIfAborted();
      firstMs ??= performance.now();
      emit({ text: token });
      written += 1;
    }
    signal.throwIfAborted();
    if (plan.then === 'crash') crash();
    if (plan.then === 'crash' || plan.then === 'hang') return never();
    const error = failure(plan.then);
    if (error !== null) throw error;
    const promptTokens = params.messages.reduce((sum, { content }) => sum + tokens(content).length + 4, 0);
    const cut = written === params.sampling.maxTokens || plan.then === 'length';
    const timeToFirstTokenMs = (firstMs ?? performance.now()) - startMs;
    return {
      finish: cut ? 'length' : 'stop',
      usage: {
        promptTokens,
        cachedPromptTokens: 0,
        completionTokens: written,
        timeToFirstTokenMs,
        prefillTokensPerSecond: (promptTokens * 1000) / Math.max(1, timeToFirstTokenMs),
        decodeTokensPerSecond: written < 2 ? 0 : 20,
      },
    };
  }

  return singleFlight({
    async load({ manifest }, { emit }) {
      loaded = null;
      loaded = await load(manifest.id, emit);
      return loaded;
    },
    async generate(params, context) {
      checkGenerateParams(params);
      if (loaded === null) throw new AppError('model-not-loaded', null);
      return reply(params, context);
    },
    async countTokens({ text }) {
      if (loaded === null) throw new AppError('model-not-loaded', null);
      return tokens(text).length;
    },
    async unload() {
      loaded = null;
      return null;
    },
    ping: () => Promise.resolve(null),
  });
}
