// A model may come in two builds: compiled for the graphics chip, and as GGUF for the processor. A person sees one model;
// where it runs, the device decides, and the person may decide otherwise.
import { fitsDevice } from './fits-device.ts';
import { isSoftwareGpu } from './software-gpu.ts';
import type { DeviceFacts } from './fits-device.ts';
import type { ModelManifest } from './model-manifest.ts';

/** What this device has shown so far, with this GPU and this version of the browser. */
export interface EngineHistory {
  /** A question with a known answer was answered wrongly. */
  readonly answersWrong: boolean;
  /** How often the GPU was lost while a model used it. */
  readonly gpuDeaths: number;
}

/** Where the person wants models to run. */
export type EngineWish = 'auto' | 'gpu' | 'cpu';

export interface EngineFacts {
  /** Null without WebGPU. */
  readonly device: DeviceFacts | null;
  readonly history: EngineHistory;
  readonly wish: EngineWish;
}

/** Why a model runs where it runs; `only-build`: there is no other build of it. */
export type EngineReason =
  | 'gpu'
  | 'no-webgpu'
  | 'software-gpu'
  | 'gpu-lacks-half-precision'
  | 'gpu-too-small'
  | 'gpu-computes-wrongly'
  | 'gpu-died'
  | 'wish'
  | 'only-build';

export interface EngineChoice {
  readonly engine: 'web-llm' | 'wllama';
  readonly reason: EngineReason;
}

/** One loss may be a driver's update; two are a habit. */
const toleratedGpuDeaths = 1;

/**
 * For a model that has both builds.
 * @param needs of the compiled build that suits this device best
 */
export function chooseEngine(needs: ModelManifest['needs'], facts: EngineFacts): EngineChoice {
  const { device, wish } = facts;
  if (device === null) return { engine: 'wllama', reason: 'no-webgpu' };
  const fit = fitsDevice(needs, device);
  if (!fit.fits) {
    const isHalf = fit.missing.includes('shader-f16');
    return { engine: 'wllama', reason: isHalf ? 'gpu-lacks-half-precision' : 'gpu-too-small' };
  }
  if (wish === 'gpu') return { engine: 'web-llm', reason: 'wish' };
  if (wish === 'cpu') return { engine: 'wllama', reason: 'wish' };
  const doubt = doubtOf(device, facts.history);
  return doubt === null ? { engine: 'web-llm', reason: 'gpu' } : { engine: 'wllama', reason: doubt };
}

function doubtOf({ name }: DeviceFacts, { answersWrong, gpuDeaths }: EngineHistory): EngineReason | null {
  if (isSoftwareGpu(name)) return 'software-gpu';
  if (answersWrong) return 'gpu-computes-wrongly';
  return gpuDeaths > toleratedGpuDeaths ? 'gpu-died' : null;
}

/** Whether the person could have it the other way: what does not fit cannot be wished for. */
export function isOverridable(reason: EngineReason): boolean {
  return !['no-webgpu', 'gpu-lacks-half-precision', 'gpu-too-small', 'only-build'].includes(reason);
}
