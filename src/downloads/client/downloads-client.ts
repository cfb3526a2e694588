import { connect } from '../../channel/connect.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Thread } from '../../channel/thread-life.ts';
import type { CallOptions, Connection } from '../../channel/connect.ts';
import type {
  DownloadProgress,
  DownloadsContract,
  FetchModelParams,
  ModelInventory,
} from '../contract/downloads-contract.ts';
import type { ModelManifest } from '../../models/model-manifest.ts';

/** Owns the downloads thread: nobody else sees the worker. It starts with the first call and is replaced when it dies. */
export class DownloadsClient {
  private connection: Connection<DownloadsContract> | null = null;
  private readonly spawn: () => Thread;

  constructor(spawn: () => Thread) {
    this.spawn = spawn;
  }

  /** @throws AppError `download-failed`, `integrity-mismatch`, `storage-full`, `storage-unavailable`, `worker-crashed` */
  async fetchModel(params: FetchModelParams, options: CallOptions<DownloadProgress>): Promise<void> {
    await this.connect().call('fetchModel', params, options);
  }

  inspectModel(manifest: ModelManifest): Promise<ModelInventory> {
    return this.connect().call('inspectModel', { manifest });
  }

  private connect(): Connection<DownloadsContract> {
    if (this.connection !== null) return this.connection;
    const { worker, died } = this.spawn();
    const connection = connect<DownloadsContract>(worker);
    const fail = (reason: string): void => {
      worker.terminate();
      connection.close(new AppError('worker-crashed', { reason }));
      if (this.connection === connection) this.connection = null;
    };
    void died.then(() => fail('its thread ended without a word'));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      fail(event.message);
    });
    worker.addEventListener('messageerror', () => fail('a message could not be read'));
    this.connection = connection;
    return connection;
  }
}
