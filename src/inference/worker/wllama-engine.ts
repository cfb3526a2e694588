// The engine of this thread: llama.cpp on the CPU, through wllama, behind our contract.
import { AppError } from '../../errors/app-error.ts';
import { sizeOf } from '../../models/model-files.ts';
import { checkGenerateParams } from '../contract/check-generate-params.ts';
import { paramsOf } from '../contract/load-params.ts';
import { singleFlight } from '../contract/single-flight.ts';
import { measureThreads } from './measure-threads.ts';
import { trustWorkers } from './trusted-workers.ts';
import { openModelFiles } from './wllama-files.ts';
import { embed, loadWllama } from './wllama-model.ts';
import { canSwitchThinking } from './wllama-request.ts';
import { writeWllamaReply } from './write-wllama-reply.ts';
import type { Handlers } from '../../channel/answer.ts';
import type { GgufManifest } from '../../models/model-manifest.ts';
import type { InferenceContract, LoadProgress } from '../contract/inference-contract.ts';
import type { WllamaModel } from './wllama-model.ts';

/** All that a program of 32 bits can use, weights and conversation together. */
const addressableBytes = 2 ** 32;

/** Builds the engine; nothing heavy happens before `load`. */
export function createWllamaEngine(): Handlers<InferenceContract> {
  trustWorkers();
  let model: WllamaModel | null = null;
  /** Measured once: a thread lives as long as its page needs it, and so do the cores. */
  let measured: number | null = null;

  const loaded = (): WllamaModel => {
    if (model === null) throw new AppError('model-not-loaded', null);
    return model;
  };
  const unload = async (): Promise<void> => {
    const before = model;
    model = null;
    await before?.wllama.exit();
  };
  const threadsToUse = async (emit: (progress: LoadProgress) => void): Promise<number> => {
    // Without isolation the browser lets no threads share memory.
    if (!globalThis.crossOriginIsolated || navigator.hardwareConcurrency < 2) return 1;
    if (measured === null) emit({ phase: 'threads' });
    return (measured ??= await measureThreads(navigator.hardwareConcurrency));
  };

  return singleFlight({
    async load(params, { emit }) {
      const { manifest } = paramsOf(params, 'wllama');
      await unload();
      // Sizes beyond 32 bits would wrap around unseen.
      if (manifest.needs.memoryBytes > addressableBytes)
        throw new AppError('out-of-memory', { during: 'load' });
      const files = await openModelFiles(manifest, caches);
      emit({ phase: 'starting' });
      const threads = await threadsToUse(emit);
      const weights = weightProgress(manifest, emit);
      const { contextTokens } = manifest;
      model = await loadWllama(files, { contextTokens, threads }, weights.add);
      weights.end();
      return {
        modelId: manifest.id,
        contextTokens,
        device: deviceName(model.threads),
        ...(canSwitchThinking(model) && { canSwitchThinking: true }),
      };
    },

    async generate(params, { signal, emit }) {
      checkGenerateParams(params);
      const { isEmbedding } = loaded();
      if (isEmbedding) throw new AppError('request-invalid', { reason: 'This model writes no text.' });
      try {
        const summary = await writeWllamaReply(loaded(), params, signal, emit);
        if (!signal.aborted) return summary;
      } catch (error) {
        if (!signal.aborted) throw error;
      }
      throw new DOMException('The reply was stopped.', 'AbortError');
    },

    embed: async ({ texts }) => embed(loaded(), texts),

    countTokens: async ({ text }) => loaded().tokens.count(text),

    async unload() {
      await unload();
      return null;
    },

    ping: () => Promise.resolve(null),
  });
}

const deviceName = (threads: number): string => (threads === 1 ? 'CPU, 1 thread' : `CPU, ${threads} threads`);

/** llama.cpp reads the header more than once and skips what fills gaps, so the sum is held between nothing and all. */
function weightProgress(manifest: GgufManifest, emit: (progress: LoadProgress) => void) {
  const totalBytes = sizeOf(manifest.files.filter(({ path }) => path.endsWith('.gguf')));
  let readBytes = 0;
  const tell = (loadedBytes: number): void => emit({ phase: 'weights', loadedBytes, totalBytes });
  return {
    add(bytes: number): void {
      readBytes += bytes;
      if (readBytes < totalBytes) tell(readBytes);
    },
    end: () => tell(totalBytes),
  };
}
