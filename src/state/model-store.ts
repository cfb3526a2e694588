import { toAppError, isAbort } from '../errors/app-error.ts';
import { AppError } from '../errors/app-error.ts';
import { fitsDevice } from '../models/fits-device.ts';
import { Store } from './store.ts';
import type { DownloadsClient } from '../downloads/client/downloads-client.ts';
import type { InferenceClient } from '../inference/client/inference-client.ts';
import type { DeviceFacts } from '../models/fits-device.ts';
import type { ModelManifest } from '../models/model-manifest.ts';
import type { ModelState } from './model-state.ts';

interface ModelStoreServices {
  manifest: ModelManifest;
  filesUrl: string;
  libraryUrl: string;
  readDevice: () => Promise<DeviceFacts>;
  downloads: Pick<DownloadsClient, 'fetchModel' | 'inspectModel'>;
  inference: Pick<InferenceClient, 'load' | 'unload'>;
}

/** The model's life on this page. State changes only after the owner of the fact has reported. */
export class ModelStore extends Store<ModelState> {
  private readonly services: ModelStoreServices;
  private running: AbortController | null = null;

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
   * Fetches what is missing and loads the model. Does nothing while that is under way.
   * @param repair also checks what is stored, and fetches damaged files again
   */
  async start(repair = false): Promise<void> {
    if (this.running !== null || this.value.status === 'ready') return;
    const running = new AbortController();
    this.running = running;
    try {
      await this.fetchFiles(repair, running.signal);
      this.set({ status: 'loading', progress: { phase: 'starting' } });
      const { contextTokens, gpu } = await this.services.inference.load(
        { manifest: this.services.manifest },
        { signal: running.signal, onEvent: (progress) => this.set({ status: 'loading', progress }) },
      );
      this.set({ status: 'ready', contextTokens, gpu });
    } catch (error) {
      if (isAbort(error)) await this.check();
      else this.set({ status: 'failed', error: toAppError(error) });
    } finally {
      this.running = null;
    }
  }

  /** Stops fetching or loading; what has arrived is kept. */
  cancel(): void {
    this.running?.abort();
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
    const { manifest, filesUrl, libraryUrl, downloads } = this.services;
    const { storedBytes, totalBytes } = await downloads.inspectModel(manifest);
    if (storedBytes === totalBytes && !repair) return;
    this.set({ status: 'downloading', receivedBytes: storedBytes, totalBytes, bytesPerSecond: null });
    await downloads.fetchModel(
      { manifest, filesUrl, libraryUrl, repair },
      { signal, onEvent: (progress) => this.set({ status: 'downloading', ...progress }) },
    );
  }

  private set(state: ModelState): void {
    this.update(() => state);
  }
}
