// Hearth without its elements: the site's own stores, clients and built workers, called as the site calls them.
import { spawnWorker } from '../../src/channel/spawn-worker.ts';
import { defaultGenerationSettings } from '../../src/conversations/generation-settings.ts';
import { readDevice } from '../../src/device/read-device.ts';
import { DownloadsClient } from '../../src/downloads/client/downloads-client.ts';
import { InferenceClient } from '../../src/inference/client/inference-client.ts';
import { starterManifest } from '../../src/models/starter-model.ts';
import { ModelStore } from '../../src/state/model-store.ts';
import { settingsStorage } from '../../src/storage/settings-storage.ts';
import { ReplyClock } from './reply-clock.ts';
import type { BenchPage } from './bench-page.ts';

/** The built workers' paths on the site; the runner adds them to the address. */
const workers = new URLSearchParams(location.search);
const site = new URL('../', document.baseURI);
const siteUrl = (path: string): string => new URL(path, site).href;
const workerUrl = (name: 'inference' | 'downloads'): string => siteUrl(workers.get(name) ?? name);

const { id, revision, library } = starterManifest;
const inference = new InferenceClient(
  () => spawnWorker(workerUrl('inference'), 'inference'),
  (error) => model.lost(error),
);
const model = new ModelStore({
  manifest: starterManifest,
  source: {
    filesUrls: [siteUrl(`models/${id}/resolve/${revision}/`)],
    libraryUrls: [siteUrl(library.path)],
  },
  readDevice: () => readDevice(window),
  downloads: new DownloadsClient(() => spawnWorker(workerUrl('downloads'), 'downloads')),
  inference,
});

declare global {
  /** Chooses greedy replies of at most so many tokens, as the settings of the site would. */
  var limitReplies: (maxTokens: number) => Promise<void>;
}

globalThis.limitReplies = (maxTokens) =>
  settingsStorage.write('generation', { ...defaultGenerationSettings, temperature: 0, maxTokens });

globalThis.bench = {
  async load() {
    const startMs = performance.now();
    await model.start();
    if (model.value.status === 'failed') throw model.value.error;
    return performance.now() - startMs;
  },

  async ask({ messages, maxTokens }) {
    const clock = new ReplyClock();
    const { usage } = await inference.generate(
      { messages, sampling: { temperature: 0, topP: 1, maxTokens } },
      { onEvent: ({ text }) => clock.add(text) },
    );
    return {
      text: clock.text,
      readTokens: usage.promptTokens - usage.cachedPromptTokens,
      writtenTokens: usage.completionTokens,
      firstTextMs: clock.firstTextMs,
      writingMs: clock.writingMs,
    };
  },
} satisfies BenchPage;
