// The engine of this thread: web-llm's MLCEngine behind our contract.
import { MLCEngine } from '@mlc-ai/web-llm';
import { AppError } from '../../errors/app-error.ts';
import { checkGenerateParams } from '../contract/check-generate-params.ts';
import { paramsOf } from '../contract/load-params.ts';
import { singleFlight } from '../contract/single-flight.ts';
import { readDevice } from '../../device/read-device.ts';
import { findMissingFiles } from '../../models/find-missing-files.ts';
import { fitsDevice } from '../../models/fits-device.ts';
import { watchGpuDevices } from './gpu-device-watch.ts';
import { countTokens } from './web-llm-internals.ts';
import { fromWebLlm, isDeviceLoss } from './web-llm-errors.ts';
import { loadModel } from './load-model.ts';
import { writeReply } from './write-reply.ts';
import type { Handlers } from '../../channel/answer.ts';
import type { InferenceContract, LoadedModel } from '../contract/inference-contract.ts';

/** With the GPU, web-llm loses track of promises of its own; nobody else could handle them. */
function expectStrayRejections(): void {
  globalThis.addEventListener('unhandledrejection', (event) => {
    if (isDeviceLoss(event.reason)) event.preventDefault();
  });
}

/** Builds the engine; nothing heavy happens before `load`. */
export function createWebLlmEngine(): Handlers<InferenceContract> {
  expectStrayRejections();
  const devices = typeof GPUAdapter === 'undefined' ? null : watchGpuDevices(GPUAdapter.prototype);
  const engine = new MLCEngine({ logLevel: 'ERROR' });
  let loaded: LoadedModel | null = null;

  const failure = (error: unknown, during: 'load' | 'generate'): AppError =>
    fromWebLlm(error, {
      during,
      contextTokens: loaded?.contextTokens ?? 0,
      lostReason: devices?.lostReason ?? null,
    });

  /** A lost device leaves some of the engine's promises open for ever: the loss itself ends the call. */
  const unlessLost = async <Result>(work: Promise<Result>): Promise<Result> => {
    const lost = devices?.lost.then((reason) => {
      throw new AppError('device-lost', { reason });
    });
    return lost === undefined ? work : Promise.race([work, lost]);
  };

  return singleFlight({
    async load(params, { emit }) {
      loaded = null;
      const { manifest } = paramsOf(params, 'web-llm');
      const device = await readDevice(globalThis);
      const fit = fitsDevice(manifest.needs, device);
      if (!fit.fits) throw new AppError('device-unsuitable', { missing: fit.missing });
      const missing = await findMissingFiles(manifest, caches);
      if (missing.length > 0) throw new AppError('files-missing', { paths: missing.map(({ path }) => path) });
      emit({ phase: 'starting' });
      try {
        const found = await unlessLost(loadModel(engine, manifest, emit));
        loaded = { ...found, device: device.name };
        return loaded;
      } catch (error) {
        throw failure(error, 'load');
      }
    },

    async generate(params, { signal, emit }) {
      checkGenerateParams(params);
      if (loaded === null) throw new AppError('model-not-loaded', null);
      try {
        const summary = await unlessLost(writeReply(engine, loaded.modelId, params, signal, emit));
        if (!signal.aborted) return summary;
      } catch (error) {
        if (!signal.aborted) throw failure(error, 'generate');
      }
      throw new DOMException('The reply was stopped.', 'AbortError');
    },

    embed: () => Promise.reject(new AppError('request-invalid', { reason: 'This model writes text only.' })),

    async countTokens({ text }) {
      const count = loaded === null ? undefined : countTokens(engine, loaded.modelId, text);
      if (count === undefined) throw new AppError('model-not-loaded', null);
      return count;
    },

    async unload() {
      loaded = null;
      await engine.unload();
      return null;
    },

    ping: () => Promise.resolve(null),
  });
}
