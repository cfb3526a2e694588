import { manifestsOf } from '../models/model-choice.ts';
import type { CallOptions } from '../channel/connect.ts';
import type { DownloadsClient } from '../downloads/client/downloads-client.ts';
import type { PackDescription, PackFiles, PackProgress } from '../downloads/contract/packs-contract.ts';
import type { ModelManifest } from '../models/model-manifest.ts';
import type { LibraryStore } from '../state/library-store.ts';
import type { ModelRecords } from '../storage/model-records.ts';

/** Bringing models in as files. */
export class PackCommands {
  private readonly downloads: DownloadsClient;
  private readonly library: LibraryStore;
  private readonly records: ModelRecords;

  constructor(downloads: DownloadsClient, library: LibraryStore, records: ModelRecords) {
    this.downloads = downloads;
    this.library = library;
    this.records = records;
  }

  /** What this site itself says of the model of that id and revision; null when it says nothing. */
  async trusted({ id, revision }: ModelManifest): Promise<ModelManifest | null> {
    const models = this.library.value ?? [];
    const trusted = models.filter(({ record }) => record === null || record.origin === 'hub');
    const known = manifestsOf(trusted.map(({ choice }) => choice));
    return known.find((manifest) => manifest.id === id && manifest.revision === revision) ?? null;
  }

  /** @throws AppError `pack-invalid`, `storage-full`, `storage-unavailable` */
  async import(
    files: PackFiles,
    { manifest: claimed, name, maker }: PackDescription,
    options: CallOptions<PackProgress>,
  ): Promise<void> {
    const trusted = await this.trusted(claimed);
    const manifest = await this.downloads.importPack({ ...files, trusted }, options);
    const verified = { lastUsedAtMs: null, verifiedAtMs: Date.now(), answers: {} };
    const source = { filesUrls: [], libraryUrls: [] };
    if (trusted === null)
      await this.records.save({ manifest, source, origin: 'pack', name, maker, ...verified });
    await this.library.refresh();
  }
}
