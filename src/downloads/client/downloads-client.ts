import { connect } from '../../channel/connect.ts';
import { AppError } from '../../errors/app-error.ts';
import { inspectModel } from '../../models/inspect-model.ts';
import type { Thread } from '../../channel/thread-life.ts';
import type { CallOptions, Connection } from '../../channel/connect.ts';
import type {
  DownloadProgress,
  FetchModelParams,
  StorageOutlook,
  ResolvedManifest,
  ResolveManifestParams,
  ResolveProgress,
} from '../contract/downloads-contract.ts';
import type { DownloadsThread } from '../contract/downloads-thread.ts';
import type {
  DescribeGgufParams,
  DescribeHubGgufParams,
  GgufDescription,
  GgufRepo,
  HubGguf,
  ListGgufsParams,
  RepackGgufParams,
} from '../contract/gguf-contract.ts';
import type {
  ExportedPack,
  ExportPackParams,
  ImportPackParams,
  PackDescription,
  PackFiles,
  PackProgress,
} from '../contract/packs-contract.ts';
import type { StorageReport } from '../contract/storage-contract.ts';
import type { ModelInventory } from '../../models/inspect-model.ts';
import type { CompiledManifest, GgufManifest, ModelManifest } from '../../models/model-manifest.ts';

/** Owns the downloads thread: nobody else sees the worker. It starts with the first call and is replaced when it dies. */
export class DownloadsClient {
  private connection: Connection<DownloadsThread> | null = null;
  private readonly spawn: () => Thread;

  constructor(spawn: () => Thread) {
    this.spawn = spawn;
  }

  /** @throws AppError `download-failed`, `integrity-mismatch`, `storage-full`, `storage-unavailable`, `worker-crashed` */
  async fetchModel(params: FetchModelParams, options: CallOptions<DownloadProgress>): Promise<void> {
    await this.connect().call('fetchModel', params, options);
  }

  /** @throws AppError `download-failed`, `manifest-invalid`, `integrity-mismatch`, `storage-full`, `storage-unavailable`, `worker-crashed` */
  resolveManifest(
    params: ResolveManifestParams,
    options: CallOptions<ResolveProgress>,
  ): Promise<ResolvedManifest> {
    return this.connect().call('resolveManifest', params, options);
  }

  /** @throws AppError `storage-unavailable`, `storage-full` */
  prepareStorage(): Promise<StorageOutlook> {
    return this.connect().call('prepareStorage', null);
  }

  /** Looks from the page itself: the thread's script is not worth fetching before the visitor has agreed. */
  inspectModel(manifest: ModelManifest): Promise<ModelInventory> {
    return inspectModel(manifest);
  }

  listStorage(known: readonly ModelManifest[]): Promise<StorageReport> {
    return this.connect().call('listStorage', { known });
  }

  /** @throws AppError `model-in-use` */
  async removeModel(manifest: ModelManifest, keep: readonly ModelManifest[]): Promise<void> {
    await this.connect().call('removeModel', { manifest, keep });
  }

  async removeOrphans(known: readonly ModelManifest[]): Promise<void> {
    await this.connect().call('removeOrphans', { known });
  }

  async removeEverything(): Promise<void> {
    await this.connect().call('removeEverything', null);
  }

  /** @throws AppError `files-missing`, `integrity-mismatch`, `storage-full` */
  exportPack(params: ExportPackParams, options: CallOptions<PackProgress>): Promise<ExportedPack> {
    return this.connect().call('exportPack', params, options);
  }

  /** @throws AppError `pack-invalid` */
  readPack(files: PackFiles): Promise<PackDescription> {
    return this.connect().call('readPack', files);
  }

  /** @throws AppError `pack-invalid`, `storage-full`, `storage-unavailable` */
  importPack(params: ImportPackParams, options: CallOptions<PackProgress>): Promise<ModelManifest> {
    return this.connect().call('importPack', params, options);
  }

  /** @throws AppError `gguf-invalid`, `gguf-unsupported`, `model-too-large` */
  describeGguf(params: DescribeGgufParams): Promise<GgufDescription> {
    return this.connect().call('describeGguf', params);
  }

  /** @throws AppError as `describeGguf`, `storage-full`, `storage-unavailable` */
  importGguf(params: DescribeGgufParams, options: CallOptions<PackProgress>): Promise<GgufManifest> {
    return this.connect().call('importGguf', params, options);
  }

  /** @throws AppError `repo-unusable`, `captive-portal`, `manifest-invalid` */
  listGgufs(params: ListGgufsParams, options: CallOptions<never>): Promise<GgufRepo> {
    return this.connect().call('listGgufs', params, options);
  }

  /** @throws AppError as `describeGguf`, `repo-unusable`, `download-failed`, `captive-portal` */
  describeHubGguf(params: DescribeHubGgufParams, options: CallOptions<never>): Promise<HubGguf> {
    return this.connect().call('describeHubGguf', params, options);
  }

  /** @throws AppError `gguf-unsupported`, `files-missing`, `storage-full`, `storage-unavailable` */
  repackGguf(params: RepackGgufParams, options: CallOptions<PackProgress>): Promise<CompiledManifest> {
    return this.connect().call('repackGguf', params, options);
  }

  private connect(): Connection<DownloadsThread> {
    if (this.connection !== null) return this.connection;
    const thread = this.spawn();
    const connection = connect<DownloadsThread>(thread.port);
    void thread.died.then((reason) => {
      thread.end();
      connection.close(new AppError('worker-crashed', { reason }));
      if (this.connection === connection) this.connection = null;
    });
    this.connection = connection;
    return connection;
  }
}
