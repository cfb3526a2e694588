// Hearth without its elements: the site's own stores, clients and built workers, called as the site calls them.
import { spawnWorker } from '../../src/channel/spawn-worker.ts';
import { defaultGenerationSettings } from '../../src/conversations/generation-settings.ts';
import { DownloadsClient } from '../../src/downloads/client/downloads-client.ts';
import { AppError } from '../../src/errors/app-error.ts';
import { SharedInference } from '../../src/inference/client/shared-inference.ts';
import { browserTabs } from '../../src/inference/client/tabs/browser-tabs.ts';
import { starterCard, starterManifest } from '../../src/models/starter-model.ts';
import { createModelMemory } from '../../src/state/model-memory.ts';
import { ModelStore } from '../../src/state/model-store.ts';
import { CrashSentinel } from '../../src/storage/crash-sentinel.ts';
import { modelRecords } from '../../src/storage/model-records.ts';
import { settingsStorage } from '../../src/storage/settings-storage.ts';
import { runDownload } from './download-run.ts';
import { askHearth } from './ask-hearth.ts';
import type { BenchPage } from './bench-page.ts';

/** The built workers' paths on the site, and what to download; the runner adds them to the address. */
const query = new URLSearchParams(location.search);
const site = new URL('../', document.baseURI);
const siteUrl = (path: string): string => new URL(path, site).href;
const workerUrl = (name: 'inference' | 'downloads'): string => siteUrl(query.get(name) ?? name);

const inference = new SharedInference({
  spawn: () => spawnWorker(workerUrl('inference'), 'inference'),
  onLost: (error) => model.lost(error),
  onIdle: () => model.rested(),
  platform: browserTabs(),
});
const downloads = new DownloadsClient(() => spawnWorker(workerUrl('downloads'), 'downloads'));
const { id, revision, library } = starterManifest;
const files = {
  manifest: starterManifest,
  source: {
    filesUrls: [siteUrl(`models/${id}/resolve/${revision}/`)],
    libraryUrls: [siteUrl(library.path)],
  },
};
const model = new ModelStore(
  {
    advisor: {
      advise: (choice) => Promise.resolve({ choice, reason: 'only-build' }),
      note: () => Promise.resolve(),
      change: () => Promise.resolve(),
    },
    downloads,
    inference,
    sentinel: new CrashSentinel(() => localStorage, navigator.locks, globalThis),
    memory: createModelMemory({
      records: modelRecords,
      downloads,
      hosts: () => Promise.resolve({ hubs: [] }),
      deviceName: (gpu) => gpu,
      findEntry: (modelId) => Promise.reject(new AppError('model-unknown', { modelId })),
    }),
    persist: () => Promise.resolve(),
    findSmaller: () => Promise.resolve(null),
  },
  { engine: 'web-llm', card: starterCard, needs: starterManifest.needs, files, elsewhere: null },
);

declare global {
  /**
   * Chooses greedy replies of at most so many tokens, and WebGPU also where the processor plays it, as the settings of the
   * site would.
   */
  var limitReplies: (maxTokens: number) => Promise<void>;
}

globalThis.limitReplies = async (maxTokens) => {
  await settingsStorage.write('generation', { ...defaultGenerationSettings, temperature: 0, maxTokens });
  await settingsStorage.write('engine-wish', 'gpu');
};

globalThis.bench = {
  async load() {
    const startMs = performance.now();
    await model.start();
    if (model.value.status === 'failed') throw model.value.error;
    return performance.now() - startMs;
  },

  async download() {
    const hub = query.get('hub') ?? '';
    const source = { filesUrls: [hub], libraryUrls: [new URL('/libraries/starter.wasm', hub).href] };
    await downloads.fetchModel({ manifest: starterManifest, source, repair: false }, {});
  },

  ask: (question) => askHearth(inference, question),
} satisfies BenchPage;

const names = query.get('names');
if (names !== null) void runDownload(() => globalThis.bench.download(), names.split(','));
