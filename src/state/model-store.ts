import { AppError, isAbort, isAppError, toAppError } from '../errors/app-error.ts';
import { fitsDevice } from '../models/fits-device.ts';
import { Store } from './store.ts';
import type { DownloadsClient } from '../downloads/client/downloads-client.ts';
import type { InferenceClient } from '../inference/client/inference-client.ts';
import type { DeviceFacts } from '../models/fits-device.ts';
import type { ModelManifest } from '../models/model-manifest.ts';
import type { ModelSource } from '../models/model-source.ts';
import type { ModelState } from './model-state.ts';

interface ModelStoreServices {
  manifest: ModelManifest;
  source: ModelSource;
  readDevice: () => Promise<DeviceFacts>;
  downloads: Pick<DownloadsClient, 'fetchModel' | 'inspectModel'>;
  inference: Pick<InferenceClient, 'load' | 'generate'>;
}

/** The model's life on this page. State changes only after the owner of the fact has reported. */
export class ModelStore extends Store<ModelState> {
  private readonly services: ModelStoreServices;
  private running: { abort: AbortController; done: Promise<void> } | null = null;

  constructor(services: ModelStoreServices) {
    super({ status: 'checking' });
    this.services = services;
  }

  /** Looks whether the device fits and what is stored. Nothing is fetched. */
  async check(): Promise<void> {
    const { manifest, readDevice, downloads } = this.services;
    this.set({ status: 'checking' });
    try {
      const fit = fitsDevice(manifest.needs, await readDevice());
      if (!fit.fits) throw new AppError('device-unsuitable', { missing: fit.missing });
      const { storedBytes, totalBytes } = await downloads.inspectModel(manifest);
      this.set({ status: 'offered', stored: storedBytes === totalBytes });
    } catch (error) {
      const failure = toAppError(error);
      const cannotRun = failure.code === 'webgpu-unavailable' || failure.code === 'device-unsuitable';
      this.set({ status: cannotRun ? 'unsupported' : 'failed', error: failure });
    }
  }

  /**
   * Fetches what is missing and loads the model; asked again meanwhile, it waits for the same.
   * @param repair also checks what is stored, and fetches damaged files again
   */
  start(repair = false): Promise<void> {
    if (this.running !== null) return this.running.done;
    if (this.value.status === 'ready') return Promise.resolve();
    const abort = new AbortController();
    const done = this.bringUp(repair, abort.signal).finally(() => (this.running = null));
    this.running = { abort, done };
    return done;
  }

  private async bringUp(repair: boolean, signal: AbortSignal): Promise<void> {
    try {
      await this.fetchFiles(repair, signal);
      this.set({ status: 'loading', progress: { phase: 'starting' } });
      const { contextTokens, gpu } = await this.services.inference.load(
        { manifest: this.services.manifest },
        { signal, onEvent: (progress) => this.set({ status: 'loading', progress }) },
      );
      this.set({ status: 'ready', contextTokens, gpu });
    } catch (error) {
      if (isAbort(error)) await this.check();
      else this.set({ status: 'failed', error: toAppError(error) });
    }
  }

  /** Writes a reply. A model that is just coming back, because the reply before had to be stopped hard, is waited for. */
  generate: InferenceClient['generate'] = async (params, options) => {
    const { inference } = this.services;
    try {
      return await inference.generate(params, options);
    } catch (error) {
      if (!isAppError(error) || error.code !== 'model-not-loaded' || this.running === null) throw error;
      await untilAborted(this.running.done, options?.signal);
      return inference.generate(params, options);
    }
  };

  /** Stops fetching or loading; what has arrived is kept. */
  cancel(): void {
    this.running?.abort.abort();
  }

  /** The engine's thread was given up, and the model with it. */
  lost(error: AppError): void {
    if (this.running !== null || this.value.status !== 'ready') return;
    if (error.code !== 'model-not-loaded') {
      this.set({ status: 'failed', error });
      return;
    }
    // Stopped while it read a long question: nothing went wrong, so it starts again by itself.
    this.set({ status: 'loading', progress: { phase: 'starting' } });
    void this.start();
  }

  private async fetchFiles(repair: boolean, signal: AbortSignal): Promise<void> {
    const { manifest, source, downloads } = this.services;
    const { storedBytes, totalBytes } = await downloads.inspectModel(manifest);
    if (storedBytes === totalBytes && !repair) return;
    this.set({ status: 'downloading', receivedBytes: storedBytes, totalBytes, bytesPerSecond: null });
    await downloads.fetchModel(
      { manifest, source, repair },
      { signal, onEvent: (progress) => this.set({ status: 'downloading', ...progress }) },
    );
  }

  private set(state: ModelState): void {
    this.update(() => state);
  }
}

/** Waits for `work`, but not beyond an abort. */
async function untilAborted(work: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  let onAbort: () => void = () => undefined;
  const aborted = new Promise<void>((resolve) => (onAbort = resolve));
  signal?.addEventListener('abort', onAbort);
  await Promise.race([work, aborted]);
  signal?.removeEventListener('abort', onAbort);
  signal?.throwIfAborted();
}
