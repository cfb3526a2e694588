import { fitsDevice, noGpu } from '../models/fits-device.ts';
import { listKnownModels } from '../models/known-models.ts';
import { offeredModels } from '../models/choose-twin.ts';
import { buildsOf } from '../models/model-choice.ts';
import { Store } from './store.ts';
import type { DownloadsClient } from '../downloads/client/downloads-client.ts';
import type { ModelInventory } from '../models/inspect-model.ts';
import type { CatalogueEntry } from '../models/catalogue-entry.ts';
import type { DeviceFacts, Fit } from '../models/fits-device.ts';
import type { KnownModel } from '../models/known-models.ts';
import type { EngineReason } from '../models/choose-engine.ts';
import type { ModelChoice } from '../models/model-choice.ts';
import type { CrashNote, CrashSentinel } from '../storage/crash-sentinel.ts';
import type { ModelRecords } from '../storage/model-records.ts';
import type { EngineAdvisor } from './engine-advisor.ts';

interface LibraryServices {
  /** The catalogue is larger than the page; it is fetched when it is asked for. */
  loadCatalogue: () => Promise<readonly CatalogueEntry[]>;
  records: ModelRecords;
  /** Models whose files come with the site. */
  own: readonly ModelChoice[];
  readDevice: () => Promise<DeviceFacts>;
  advisor: Pick<EngineAdvisor, 'advise'>;
  downloads: Pick<DownloadsClient, 'inspectModel'>;
  sentinel: Pick<CrashSentinel, 'read'>;
}

export interface LibraryModel extends KnownModel {
  /** The build that runs here, or would if the device were another. */
  build: ModelChoice;
  /** Why it runs where it runs. */
  reason: EngineReason;
  fit: Fit;
  /** Null while nobody knows of which files it consists, so nothing of it can be here. */
  inventory: ModelInventory | null;
  crash: CrashNote | null;
}

/** All models that can be chosen here, and what of them is on this device. Null before they were looked up. */
export class LibraryStore extends Store<readonly LibraryModel[] | null> {
  private readonly services: LibraryServices;

  constructor(services: LibraryServices) {
    super(null);
    this.services = services;
  }

  /** Looks everything up again. @throws AppError when the catalogue cannot be had */
  async refresh(): Promise<void> {
    const device = await this.readDevice();
    const known = await this.listKnown(device);
    const models = await Promise.all(known.map((model) => this.inspect(model, device)));
    this.update(() => models);
  }

  /** The model of that id, or with a build of that id; looked up if necessary. */
  async find(id: string): Promise<LibraryModel | undefined> {
    if (this.value === null) await this.refresh();
    return this.value?.find(({ choice }) => buildsOf(choice).some(({ card }) => card.id === id));
  }

  private async listKnown(device: DeviceFacts | null): Promise<KnownModel[]> {
    const { loadCatalogue, records, own } = this.services;
    const [entries, stored] = await Promise.all([
      loadCatalogue(),
      records.list().catch(() => []), // without storage there is still a catalogue
    ]);
    return listKnownModels(offeredModels(entries, device ?? noGpu), stored, own);
  }

  private readDevice(): Promise<DeviceFacts | null> {
    return this.services.readDevice().catch(() => null);
  }

  private async inspect(model: KnownModel, device: DeviceFacts | null): Promise<LibraryModel> {
    const { advisor, downloads, sentinel } = this.services;
    const advice = await advisor.advise(model.choice, device).catch(() => null);
    const { choice: build, reason } = advice ?? { choice: model.choice, reason: 'only-build' };
    const { card, needs, files } = build;
    const [inventory, crash] = await Promise.all([
      files === null ? null : downloads.inspectModel(files.manifest).catch(() => null),
      sentinel.read(card.id),
    ]);
    const fit: Fit = advice === null ? fitsDevice(needs, device ?? noGpu) : { fits: true };
    return { ...model, build, reason, fit, inventory, crash };
  }
}
