// What a person does with the models of the library, and with what is stored.
import { AppError } from '../errors/app-error.ts';
import { browserModelId } from '../models/browser-model.ts';
import { buildsOf, manifestsOf } from '../models/model-choice.ts';
import { saveFile } from './save-file.ts';
import type { ModelChoice } from '../models/model-choice.ts';
import type { DownloadsClient } from '../downloads/client/downloads-client.ts';
import type { PackProgress } from '../downloads/contract/packs-contract.ts';
import type { StorageReport } from '../downloads/contract/storage-contract.ts';
import type { CallOptions } from '../channel/connect.ts';
import type { ModelManifest } from '../models/model-manifest.ts';
import type { LibraryModel, LibraryStore } from '../state/library-store.ts';
import type { ModelStore } from '../state/model-store.ts';
import type { ModelRecords } from '../storage/model-records.ts';
import type { SettingsStorage } from '../storage/settings-storage.ts';

interface LibraryServices {
  model: ModelStore;
  library: LibraryStore;
  /** A model that is not on this device, by its id: a server's, or the browser's own. */
  findElsewhere: (id: string) => Promise<ModelChoice | undefined>;
  downloads: DownloadsClient;
  records: ModelRecords;
  settings: SettingsStorage;
}

export class LibraryCommands {
  private readonly services: LibraryServices;

  constructor(services: LibraryServices) {
    this.services = services;
  }

  /** Turns to a model and starts it: the visitor has agreed. @throws AppError `model-unknown` */
  async choose(id: string): Promise<void> {
    const { model, settings, findElsewhere } = this.services;
    await model.choose((await findElsewhere(id)) ?? (await this.find(id)).model.choice);
    await settings.write('last-model', id).catch(() => undefined); // then the next visit begins with the first one
    void model.start();
  }

  /** Turns to a model, and starts it where nothing has to be fetched for that. @throws AppError `model-unknown` */
  async turnTo(id: string): Promise<void> {
    const { model, settings } = this.services;
    await model.choose((await this.find(id)).model.choice);
    await settings.write('last-model', id).catch(() => undefined); // then the next visit begins with the first one
    if (model.value.status === 'offered' && model.value.stored) void model.start();
  }

  /** Turns to the model of the last visit, or else to the one that the site's owner wants first. */
  async restore(defaultModel: () => Promise<string | null>): Promise<void> {
    const { model, settings } = this.services;
    const stored = await settings.read('last-model').catch(() => undefined);
    const id = typeof stored === 'string' ? stored : await defaultModel().catch(() => null);
    if (id === null || model.isChosen(id)) return;
    // A model that is not open is the person's choice, and never the site's.
    if (id === browserModelId && id !== stored) return;
    const found = await this.lookUp(id).catch(() => undefined);
    if (found !== undefined) await model.choose(found);
  }

  private async lookUp(id: string): Promise<ModelChoice | undefined> {
    const { library, findElsewhere } = this.services;
    return (await findElsewhere(id)) ?? (await library.find(id))?.choice;
  }

  report(): Promise<StorageReport> {
    return this.services.downloads.listStorage(this.known());
  }

  /** @throws AppError `model-in-use` */
  async remove(id: string): Promise<void> {
    const { downloads, model, records, library } = this.services;
    const { build, model: found } = await this.find(id);
    if (build.files === null) return;
    const { manifest } = build.files;
    if (model.choice.value.card.id === id) model.leave();
    await downloads.removeModel(
      manifest,
      this.known().filter((other) => other !== manifest),
    );
    if (found.record !== null && found.record.origin !== 'hub') await records.remove(found.record);
    await library.refresh();
    if (model.isChosen(id)) await model.check();
  }

  /** Reads every file and fetches again what is damaged. @throws AppError as a download does */
  async repair(id: string, signal: AbortSignal): Promise<void> {
    const { downloads, records } = this.services;
    const {
      build: { files },
      model: { record },
    } = await this.find(id);
    if (files === null) return;
    await downloads.fetchModel({ ...files, repair: true }, { signal });
    if (record !== null) await records.change(record, (stored) => ({ ...stored, verifiedAtMs: Date.now() }));
  }

  /**
   * The model as a file: written where the visitor says, or as a download.
   * @param inParts as downloads, of which none is longer than a FAT32 stick takes
   * @throws AppError `files-missing`, `integrity-mismatch`, `storage-full`; `AbortError`
   */
  async export(id: string, inParts: boolean, options: CallOptions<PackProgress>): Promise<void> {
    const { files, card } = (await this.find(id)).build;
    if (files === null) throw new AppError('files-missing', { paths: [] });
    const { manifest } = files;
    const { name, maker } = card;
    const handle = inParts ? null : await pickFile(`${manifest.id}.hearth-pack`);
    const params = { manifest, name, maker, handle, splitBytes: handle === null ? fatFileBytes : null };
    const { parts } = await this.services.downloads.exportPack(params, options);
    for (const part of parts) saveFile(part.name, part.blob);
  }

  async removeLeftovers(): Promise<void> {
    await this.services.downloads.removeOrphans(this.known());
  }

  /** The model of that id, or with a build of that id, and that build. */
  private async find(id: string): Promise<{ model: LibraryModel; build: ModelChoice }> {
    const model = await this.services.library.find(id);
    if (model === undefined) throw new AppError('model-unknown', { modelId: id });
    return { model, build: buildsOf(model.choice).find(({ card }) => card.id === id) ?? model.build };
  }

  private known(): readonly ModelManifest[] {
    const models = this.services.library.value ?? [];
    return manifestsOf(models.map(({ choice }) => choice));
  }
}

/** The longest file that a FAT32 stick holds. */
const fatFileBytes = 2 ** 32 - 1;

type Picker = (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;

/** Null where the browser cannot write to a file directly. @throws AbortError when the visitor changes their mind */
async function pickFile(suggestedName: string): Promise<FileSystemFileHandle | null> {
  const { showSaveFilePicker: pick } = globalThis as { showSaveFilePicker?: Picker };
  return pick === undefined ? null : pick({ suggestedName });
}
