// One loaded model in one instance of wllama. Its memory is freed by ending that, and the instance is of no use after.
import { Wllama } from '@wllama/wllama';
import type { WllamaConfig } from '@wllama/wllama';
import wasmScript from '@wllama/wllama-compat/wasm/wllama.js?raw';
import wasmUrl from '@wllama/wllama-compat/wasm/wllama.wasm?url';
import { AppError } from '../../errors/app-error.ts';
import { readEndToken, readPooling } from './wllama-files.ts';
import { fromWllama } from './wllama-errors.ts';
import { TokenCounter } from './wllama-count.ts';
import { ModelBlob } from './model-blob.ts';
import { WllamaLog } from './wllama-log.ts';
import { toLoadParams } from './wllama-request.ts';
import type { LoadOptions, ModelFacts } from './wllama-request.ts';
import type { ModelFile } from './wllama-files.ts';

/** wllama can also fetch and keep models; ours are fetched, verified and kept elsewhere. */
const noStorage: unknown = { cacheManager: {}, modelManager: {} };

/**
 * wllama has two builds and takes the one of 64 bits where a browser can run it. That of 32 bits is a third faster on one
 * thread, runs in every browser, and can use as much memory: docs/wllama.md, fact 2.
 */
class Wllama32 extends Wllama {
  override getWorkerResources(): ReturnType<Wllama['getWorkerResources']> {
    return { wasmPath: new URL(wasmUrl, import.meta.url).href, jsPath: { code: wasmScript }, compat: true };
  }
}

export interface WllamaModel extends ModelFacts {
  readonly wllama: Wllama;
  readonly threads: number;
  /** It makes embeddings and writes nothing. */
  readonly isEmbedding: boolean;
  readonly tokens: TokenCounter;
  /** Runs a call of `wllama`, whose failures become ours. */
  readonly run: <Result>(call: () => Promise<Result>) => Promise<Result>;
}

/**
 * Loads a model and lets it compute one token: a broken one would otherwise fail at the first question.
 * @param onRead told how many more bytes were read
 * @throws AppError
 */
export async function loadWllama(
  files: readonly ModelFile[],
  { contextTokens, threads }: Pick<LoadOptions, 'contextTokens' | 'threads'>,
  onRead: (bytes: number) => void,
): Promise<WllamaModel> {
  const pooling = await readPooling(files);
  const log = new WllamaLog();
  const wllama = new Wllama32({ default: wasmUrl }, { ...(noStorage as WllamaConfig), logger: log.logger });
  let during: 'load' | 'generate' = 'load';
  const run: WllamaModel['run'] = async (call) => {
    log.begin();
    try {
      return await call();
    } catch (error) {
      throw fromWllama(error, { during, contextTokens, log: log.text });
    }
  };
  try {
    await run(async () => {
      const blobs = files.map(({ blob }) => new ModelBlob(blob, onRead));
      await wllama.loadModel(blobs, toLoadParams({ contextTokens, threads, pooling }));
      for (const blob of blobs) blob.forget();
      // It resolves for a model that it could not load, too.
      const { success } = wllama.getLoadedContextInfo() as { success?: boolean };
      if (success !== true) throw new Error('The model was not loaded.');
      await computeOnce(wllama, pooling !== null);
    });
  } catch (error) {
    await wllama.exit();
    throw error;
  }
  during = 'generate';
  const refuse = (prompt: string): Promise<unknown> =>
    run(() => wllama.createCompletion({ prompt, max_tokens: 1, stream: false }));
  return {
    wllama,
    threads: wllama.getNumThreads(),
    isEmbedding: pooling !== null,
    contextTokens,
    chatTemplate: wllama.getChatTemplate(),
    tokens: new TokenCounter(refuse, contextTokens, () => readEndToken(files)),
    run,
  };
}

async function computeOnce(wllama: Wllama, isEmbedding: boolean): Promise<void> {
  const input = 'a';
  if (isEmbedding) await wllama.createEmbedding({ input });
  else await wllama.createCompletion({ prompt: input, max_tokens: 1, stream: false });
}

/** The text's vector, in the order of the texts. */
export async function embed(model: WllamaModel, texts: readonly string[]): Promise<number[][]> {
  if (!model.isEmbedding) throw new AppError('request-invalid', { reason: 'This model writes text only.' });
  const { data } = await model.run(() => model.wllama.createEmbedding({ input: [...texts] }));
  return data
    .toSorted((one, other) => one.index - other.index)
    .map(({ embedding }) => (typeof embedding === 'string' ? [] : embedding));
}
