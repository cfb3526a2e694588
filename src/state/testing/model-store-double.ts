// A model store with doubles of all its services.
import { vi } from 'vitest';
import { starterCard } from '../../models/starter-model.ts';
import { tinyManifest } from '../../inference/testing/tiny-manifest.ts';
import { EngineAdvisor } from '../engine-advisor.ts';
import { ModelStore } from '../model-store.ts';
import type { DownloadsClient } from '../../downloads/client/downloads-client.ts';
import type { SharedInference } from '../../inference/client/shared-inference.ts';
import type { EngineHistory } from '../../models/choose-engine.ts';
import type { ModelChoice } from '../../models/model-choice.ts';
import type { CrashSentinel } from '../../storage/crash-sentinel.ts';
import type { ModelMemory } from '../bring-up.ts';
import type { SmallerModel } from '../model-recovery.ts';
import type { ModelState } from '../model-state.ts';

export const files = {
  manifest: tinyManifest,
  source: {
    filesUrls: ['https://site.example/models/'],
    libraryUrls: ['https://site.example/library.wasm'],
  },
};
const card = { ...starterCard, id: 'tiny', downloadBytes: 26 };
const tiny: ModelChoice = { engine: 'web-llm', card, needs: tinyManifest.needs, files, elsewhere: null };
export const fromHub: ModelChoice = {
  engine: 'web-llm',
  card: { ...card, id: 'from-hub' },
  needs: tinyManifest.needs,
  files: null,
  elsewhere: null,
};
export const cpuBuild: ModelChoice = {
  engine: 'wllama',
  card: { ...card, id: 'tiny-gguf' },
  needs: tinyManifest.needs,
  files: { ...files, manifest: { ...tinyManifest, id: 'tiny-gguf', library: null } },
  elsewhere: null,
};
/** The same model for the graphics chip and for the processor. */
export const twoBuilds: ModelChoice = { ...tiny, cpu: cpuBuild };
export const offered = {
  status: 'offered',
  stored: false,
  storedBytes: 0,
  totalBytes: 26,
  crash: null,
  reason: 'only-build',
};
const device = { features: [], limits: {}, name: 'test' };
export const question = { messages: [], sampling: { temperature: 0, topP: 1, maxTokens: 1 } };
export const loaded = { modelId: 'tiny', contextTokens: 2048, device: 'test' };

/** A note of what GPUs have shown that lasts as long as the test. */
function historyDouble() {
  let history: EngineHistory = { answersWrong: false, gpuDeaths: 0 };
  return {
    read: async () => history,
    change: async (_: string, edit: (before: EngineHistory) => EngineHistory) => {
      history = edit(history);
    },
    readWish: async () => 'auto' as const,
    writeWish: async () => undefined,
  };
}

export function setUp(choice = tiny, lookUp = async (given: ModelChoice): Promise<ModelChoice> => given) {
  let isStored = false;
  const readDevice = vi.fn(async () => device);
  const services = {
    advisor: new EngineAdvisor({
      checkPage: () => undefined,
      readDevice,
      history: historyDouble(),
      deviceName: (gpu) => gpu,
    }),
    downloads: {
      inspectModel: vi.fn(async () => ({
        complete: isStored,
        storedBytes: isStored ? 26 : 0,
        totalBytes: 26,
      })),
      prepareStorage: vi.fn(async () => ({
        freeBytes: 1e9,
        persisted: true,
        privateWindow: 'unknown' as const,
      })),
      fetchModel: vi.fn<DownloadsClient['fetchModel']>(async () => void (isStored = true)),
    },
    inference: {
      load: vi.fn<SharedInference['load']>(async () => loaded),
      generate: vi.fn<SharedInference['generate']>(),
      unload: vi.fn(),
      countTokens: vi.fn<SharedInference['countTokens']>(),
      status: vi.fn<SharedInference['status']>(async () => ({
        model: { status: 'none' },
        isOwner: false,
        tabs: 0,
      })),
    },
    sentinel: {
      guard: <Result>(_id: string, _phase: string, work: () => Promise<Result>) => work(),
      read: vi.fn<CrashSentinel['read']>(async () => null),
    },
    memory: {
      resolve: vi.fn(async () => files),
      verdict: vi.fn<ModelMemory['verdict']>(async () => 'right'),
      keepVerdict: vi.fn(async () => undefined),
      noteUse: vi.fn(async () => undefined),
      noteVerified: vi.fn(async () => undefined),
    },
    persist: vi.fn(async () => undefined),
    findSmaller: vi.fn<() => Promise<SmallerModel>>(async () => null),
    lookUp: vi.fn(lookUp),
  };
  const store = new ModelStore(services, choice);
  const seen: ModelState['status'][] = [];
  store.subscribe(() => seen.push(store.value.status));
  return { store, seen, readDevice, ...services };
}

export const untilAborted = (
  _: unknown,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error));
  });
