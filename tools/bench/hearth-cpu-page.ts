// Hearth's engine on the CPU: the site's own clients and built workers, called as the site calls them.
import { spawnWorker } from '../../src/channel/spawn-worker.ts';
import { DownloadsClient } from '../../src/downloads/client/downloads-client.ts';
import { SharedInference } from '../../src/inference/client/shared-inference.ts';
import { browserTabs } from '../../src/inference/client/tabs/browser-tabs.ts';
import { loadParams } from '../../src/inference/contract/load-params.ts';
import { parseModelManifest } from '../../src/models/model-manifest.ts';
import manifestData from '../../src/models/starter-gguf-manifest.json';
import { askHearth } from './ask-hearth.ts';
import type { BenchPage } from './bench-page.ts';

/** The built workers' paths on the site; the runner adds them to the address. */
const query = new URLSearchParams(location.search);
const siteUrl = (path: string): string => new URL(`../${path}`, document.baseURI).href;
const workerUrl = (name: 'cpu' | 'downloads'): string => siteUrl(query.get(name) ?? name);

const manifest = parseModelManifest(manifestData);
const source = {
  filesUrls: [siteUrl(`models/${manifest.id}/resolve/${manifest.revision}/`)],
  libraryUrls: [],
};
const downloads = new DownloadsClient(() => spawnWorker(workerUrl('downloads'), 'downloads'));
const inference = new SharedInference({
  spawn: () => spawnWorker(workerUrl('cpu'), 'inference'),
  onLost: (error) => {
    throw error;
  },
  onIdle: () => undefined,
  platform: browserTabs(),
});

globalThis.bench = {
  async load() {
    const startMs = performance.now();
    await this.download();
    await inference.load(loadParams(manifest));
    return performance.now() - startMs;
  },

  async download() {
    await downloads.fetchModel({ manifest, source, repair: false }, {});
  },

  ask: (question) => askHearth(inference, question),
} satisfies BenchPage;
