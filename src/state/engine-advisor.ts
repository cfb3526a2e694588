import { AppError } from '../errors/app-error.ts';
import { chooseEngine } from '../models/choose-engine.ts';
import { fitsDevice } from '../models/fits-device.ts';
import { Store } from './store.ts';
import type { EngineReason, EngineWish } from '../models/choose-engine.ts';
import type { DeviceFacts } from '../models/fits-device.ts';
import type { ModelChoice } from '../models/model-choice.ts';
import type { EngineHistoryStorage } from '../storage/engine-history.ts';

interface AdvisorServices {
  /** Throws where no model can run from files of its own. */
  checkPage: () => void;
  readDevice: () => Promise<DeviceFacts>;
  history: Pick<EngineHistoryStorage, 'read' | 'change' | 'readWish' | 'writeWish'>;
  /** Names the GPU and the browser together. */
  deviceName: (gpu: string) => string;
}

/** Which build of a model runs here, and why. */
export interface EngineAdvice {
  readonly choice: ModelChoice;
  readonly reason: EngineReason;
}

/** Decides between the builds of a model, from what the device says and what it has shown. */
export class EngineAdvisor {
  /** Where the person wants models to run; `auto` until it was restored. */
  readonly wish = new Store<EngineWish>('auto');
  private readonly services: AdvisorServices;
  private restored: Promise<void> | null = null;

  constructor(services: AdvisorServices) {
    this.services = services;
  }

  /**
   * @param known the device, where it was read already; null without WebGPU
   * @throws AppError `webgpu-unavailable`, `webassembly-unavailable`; `device-unsuitable` for a model that has no build for
   *   this device
   */
  async advise(chosen: ModelChoice, known?: DeviceFacts | null): Promise<EngineAdvice> {
    if (chosen.elsewhere === null) this.services.checkPage();
    if (chosen.engine !== 'web-llm') return { choice: chosen, reason: 'only-build' };
    const { cpu } = chosen;
    if (cpu === undefined) {
      const device = known === undefined ? await this.services.readDevice() : known;
      if (device === null) throw new AppError('webgpu-unavailable', { reason: 'no-adapter' });
      const fit = fitsDevice(chosen.needs, device);
      if (!fit.fits) throw new AppError('device-unsuitable', { missing: fit.missing });
      return { choice: chosen, reason: 'only-build' };
    }
    await (this.restored ??= this.restore());
    const device = known === undefined ? await this.services.readDevice().catch(() => null) : known;
    const history = await this.services.history.read(this.nameOf(device));
    const { engine, reason } = chooseEngine(chosen.needs, { device, history, wish: this.wish.value });
    return { choice: engine === 'wllama' ? cpu : chosen, reason };
  }

  async change(wish: EngineWish): Promise<void> {
    await (this.restored ??= this.restore()); // or what was stored before would come after it
    this.wish.update(() => wish);
    await this.services.history.writeWish(wish);
  }

  /** Notes what a model on the GPU has shown of it. */
  async note(event: 'answers-wrong' | 'device-lost'): Promise<void> {
    const device = await this.services.readDevice().catch(() => null);
    await this.services.history.change(this.nameOf(device), (before) =>
      event === 'answers-wrong'
        ? { ...before, answersWrong: true }
        : { ...before, gpuDeaths: before.gpuDeaths + 1 },
    );
  }

  private async restore(): Promise<void> {
    const wish = await this.services.history.readWish();
    this.wish.update(() => wish);
  }

  private nameOf(device: DeviceFacts | null): string {
    return this.services.deviceName(device?.name ?? '');
  }
}
