// All that has to do with models: which there are, where they come from, and the one that runs.
import downloadsUrl from '../../workers/downloads.worker.ts?worker&url';
import { spawnWorker } from '../channel/spawn-worker.ts';
import { checkPage } from '../device/check-page.ts';
import { readDevice } from '../device/read-device.ts';
import { DownloadsClient } from '../downloads/client/downloads-client.ts';
import { AppError } from '../errors/app-error.ts';
import { SharedInference } from '../inference/client/shared-inference.ts';
import { isEndpointId } from '../models/endpoint-model.ts';
import { browserTabs } from '../inference/client/tabs/browser-tabs.ts';
import { BrowserModelStore } from '../state/browser-model-store.ts';
import { EngineAdvisor } from '../state/engine-advisor.ts';
import { findSmallerModel } from '../state/find-smaller-model.ts';
import { LibraryStore } from '../state/library-store.ts';
import { createModelMemory } from '../state/model-memory.ts';
import { ModelStore } from '../state/model-store.ts';
import { CrashSentinel } from '../storage/crash-sentinel.ts';
import { EngineHistoryStorage } from '../storage/engine-history.ts';
import { modelRecords } from '../storage/model-records.ts';
import { settingsStorage } from '../storage/settings-storage.ts';
import { deviceName } from './device-name.ts';
import { LibraryCommands } from './library-commands.ts';
import { PackCommands } from './pack-commands.ts';
import { siteUrl } from './site-url.ts';
import { spawnEngine, spawnFrame } from './spawn-engine.ts';
import { starterChoice } from './starter-choice.ts';
import type { BrowserModelFacts } from '../inference/browser-model/prompt-api.ts';
import type { CatalogueEntry } from '../models/catalogue-entry.ts';
import type { ModelChoice } from '../models/model-choice.ts';
import type { EngineWish } from '../models/choose-engine.ts';
import type { SmallerModel } from '../state/model-recovery.ts';
import type { EndpointServices } from './endpoint-services.ts';
import type { GgufCommands } from './gguf-commands.ts';
import type { SiteConfig } from '../models/site-config.ts';
import type { Store } from '../state/store.ts';

export interface ModelServices {
  model: ModelStore;
  /** Where the person wants models to run. */
  engineWish: Store<EngineWish>;
  library: LibraryStore;
  /** Servers of the visitor's own. */
  endpoints: () => Promise<EndpointServices>;
  /** The model that the browser brings. */
  browserModel: BrowserModelStore;
  downloads: DownloadsClient;
  commands: LibraryCommands;
  packs: PackCommands;
  /** For models that no catalogue knows. */
  ggufs: () => Promise<GgufCommands>;
  /** After so long without a question the model's memory is given back; null: never. */
  setIdleMs: (idleMs: number | null) => void;
  /**
   * One more seat at the engine, as another tab would have it: who asks there waits for this page's replies, and the other
   * way round, rather than that one of them is refused. Where tabs know nothing of each other it is this page's own.
   */
  openSeat: () => SharedInference;
  /** The model that the site's owner wants first; null for the starter model. */
  defaultModel: () => Promise<string | null>;
}

/** Of use to those only who bring a model. */
const ggufModule = () => import('./gguf-commands.ts');

/** The ways in for models that no catalogue knows. */
function createImports(
  services: ConstructorParameters<typeof GgufCommands>[0],
): Pick<ModelServices, 'packs' | 'ggufs'> {
  const { downloads, library, records } = services;
  return {
    packs: new PackCommands(downloads, library, records),
    ggufs: () => ggufModule().then(({ GgufCommands: Commands }) => new Commands(services)),
  };
}

/** What only those need who look beyond the model of the first page. */
const catalogueModule = () => import('./load-catalogue.ts');

const configModule = () => import('./load-config.ts');

/** Of use to those only who have added a server. */
const endpointModule = () => import('./endpoint-services.ts');

/** What the browser says of a model of its own. */
async function askBrowser(): Promise<BrowserModelFacts | null> {
  const { findBrowserModel } = await import('../inference/browser-model/prompt-api.ts');
  return findBrowserModel(window);
}

function openSeat(own: SharedInference, platform: ReturnType<typeof browserTabs>): SharedInference {
  if (platform === null) return own;
  const ignore = (): void => undefined; // this page's own seat hears of the model's end
  return new SharedInference({ spawn: spawnEngine, onLost: ignore, onIdle: ignore, platform });
}

async function persist(): Promise<void> {
  await navigator.storage.persist().catch(() => false);
}

/** What whoever runs the site has to say, read once. */
function siteSays() {
  let config: Promise<SiteConfig> | null = null;
  const siteConfig = (): Promise<SiteConfig> =>
    (config ??= configModule().then(({ loadConfig }) => loadConfig()));
  const loadCatalogue = async (): Promise<readonly CatalogueEntry[]> =>
    (await catalogueModule()).loadCatalogue(await siteConfig());
  return { siteConfig, loadCatalogue };
}

async function smallerModelIn(library: LibraryStore, failing: ModelChoice): Promise<SmallerModel> {
  await library.refresh();
  const card = findSmallerModel(library.value ?? [], failing)?.build.card;
  return card === undefined ? null : { id: card.id, name: card.name };
}

export function createModelServices(): ModelServices {
  const { siteConfig, loadCatalogue } = siteSays();
  const downloads = new DownloadsClient(() => spawnWorker(siteUrl(downloadsUrl), 'downloads'));
  const sentinel = new CrashSentinel(() => localStorage, navigator.locks, globalThis);
  const device = () => readDevice(window);
  const platform = browserTabs();
  const inference = new SharedInference({
    spawn: spawnEngine,
    onLost: (error) => model.lost(error),
    onIdle: () => model.rested(),
    platform,
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
  const advisor = new EngineAdvisor({
    checkPage: () => checkPage(window),
    readDevice: device,
    history: new EngineHistoryStorage(settingsStorage),
    deviceName,
  });
  const findSmaller = (failing: ModelChoice) => smallerModelIn(library, failing);
  const services = { advisor, downloads, inference, sentinel, memory, persist, findSmaller };
  const model = new ModelStore(services, starterChoice);
  const own = [starterChoice];
  const records = modelRecords;
  const known = { loadCatalogue, records, own, readDevice: device };
  const library = new LibraryStore({ ...known, advisor, downloads, sentinel });
  const settings = settingsStorage;
  let endpointServices: Promise<EndpointServices> | null = null;
  const endpoints = (): Promise<EndpointServices> =>
    (endpointServices ??= endpointModule().then(({ createEndpointServices }) =>
      createEndpointServices({ model, library: commands, siteConfig, starter: starterChoice }, spawnFrame),
    ));
  const browserModel = new BrowserModelStore(askBrowser);
  const findElsewhere = async (id: string): Promise<ModelChoice | undefined> =>
    isEndpointId(id) ? (await endpoints()).store.find(id) : browserModel.find(id);
  const commands = new LibraryCommands({ model, library, findElsewhere, downloads, records, settings });
  return {
    model,
    engineWish: advisor.wish,
    library,
    endpoints,
    browserModel,
    downloads,
    commands,
    setIdleMs: (idleMs) => inference.setIdleMs(idleMs),
    openSeat: () => openSeat(inference, platform),
    ...createImports({ downloads, library, records: modelRecords, hosts: siteConfig, readDevice: device }),
    defaultModel: async () => (await siteConfig()).defaultModel,
  };
}
