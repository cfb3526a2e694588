// All that has to do with models: which there are, where they come from, and the one that runs.
import downloadsUrl from '../../workers/downloads.worker.ts?worker&url';
import inferenceUrl from '../../workers/inference.worker.ts?worker&url';
import { spawnWorker } from '../channel/spawn-worker.ts';
import { readDevice } from '../device/read-device.ts';
import { DownloadsClient } from '../downloads/client/downloads-client.ts';
import { AppError } from '../errors/app-error.ts';
import { SharedInference } from '../inference/client/shared-inference.ts';
import { browserTabs } from '../inference/client/tabs/browser-tabs.ts';
import { starterCard, starterManifest } from '../models/starter-model.ts';
import { LibraryStore } from '../state/library-store.ts';
import { createModelMemory } from '../state/model-memory.ts';
import { ModelStore } from '../state/model-store.ts';
import { CrashSentinel } from '../storage/crash-sentinel.ts';
import { modelRecords } from '../storage/model-records.ts';
import { settingsStorage } from '../storage/settings-storage.ts';
import { deviceName } from './device-name.ts';
import { GgufCommands } from './gguf-commands.ts';
import { LibraryCommands } from './library-commands.ts';
import { PackCommands } from './pack-commands.ts';
import { siteUrl } from './site-url.ts';
import type { CatalogueEntry } from '../models/catalogue-entry.ts';
import type { ModelFiles } from '../models/model-choice.ts';
import type { SiteConfig } from '../models/site-config.ts';

export interface ModelServices {
  model: ModelStore;
  library: LibraryStore;
  downloads: DownloadsClient;
  commands: LibraryCommands;
  packs: PackCommands;
  ggufs: GgufCommands;
  /** After so long without a question the model's memory is given back; null: never. */
  setIdleMs: (idleMs: number | null) => void;
  /** The model that the site's owner wants first; null for the starter model. */
  defaultModel: () => Promise<string | null>;
}

/** The ways in for models that no catalogue knows. */
function createImports(
  services: ConstructorParameters<typeof GgufCommands>[0],
): Pick<ModelServices, 'packs' | 'ggufs'> {
  const { downloads, library, records } = services;
  return { packs: new PackCommands(downloads, library, records), ggufs: new GgufCommands(services) };
}

const starterFiles: ModelFiles = {
  manifest: starterManifest,
  source: {
    filesUrls: [siteUrl(`models/${starterManifest.id}/resolve/${starterManifest.revision}/`)],
    libraryUrls: [siteUrl(starterManifest.library.path)],
  },
};

/** What only those need who look beyond the model of the first page, so it is fetched with it. */
const catalogueModule = () => import('./load-catalogue.ts');

export function createModelServices(): ModelServices {
  let config: Promise<SiteConfig> | null = null;
  const siteConfig = (): Promise<SiteConfig> =>
    (config ??= catalogueModule().then(({ loadConfig }) => loadConfig()));
  const loadCatalogue = async (): Promise<readonly CatalogueEntry[]> =>
    (await catalogueModule()).loadCatalogue(await siteConfig());

  const downloads = new DownloadsClient(() => spawnWorker(siteUrl(downloadsUrl), 'downloads'));
  const sentinel = new CrashSentinel(() => localStorage, navigator.locks, globalThis);
  const own = [starterFiles];
  const device = () => readDevice(window);
  const inference = new SharedInference({
    spawn: () => spawnWorker(siteUrl(inferenceUrl), 'inference'),
    onLost: (error) => model.lost(error),
    onIdle: () => model.rested(),
    platform: browserTabs(),
  });
  const memory = createModelMemory({
    records: modelRecords,
    downloads,
    hosts: siteConfig,
    deviceName,
    findEntry: async (modelId) => {
      const entry = (await loadCatalogue()).find(({ id }) => id === modelId);
      if (entry === undefined) throw new AppError('model-unknown', { modelId });
      return entry;
    },
  });
  const persist = async (): Promise<void> => {
    await navigator.storage.persist().catch(() => false);
  };
  const starter = { card: starterCard, needs: starterManifest.needs, files: starterFiles };
  const model = new ModelStore(
    { readDevice: device, downloads, inference, sentinel, memory, persist },
    starter,
  );
  const library = new LibraryStore({
    loadCatalogue,
    records: modelRecords,
    own,
    readDevice: device,
    downloads,
    sentinel,
  });
  return {
    model,
    library,
    downloads,
    commands: new LibraryCommands({
      model,
      library,
      downloads,
      records: modelRecords,
      settings: settingsStorage,
    }),
    setIdleMs: (idleMs) => inference.setIdleMs(idleMs),
    ...createImports({ downloads, library, records: modelRecords, hosts: siteConfig, readDevice: device }),
    defaultModel: async () => (await siteConfig()).defaultModel,
  };
}
