import { connect } from '../../channel/connect.ts';
import { AppError } from '../../errors/app-error.ts';
import type { CallOptions, Connection } from '../../channel/connect.ts';
import type { Thread } from '../../channel/thread-life.ts';
import type { ImportFault } from '../contract/import-fault.ts';
import type {
  ImportOutlook,
  ReadParams,
  TransferContract,
  WriteParams,
  WriteProgress,
  WrittenFile,
} from '../contract/transfer-contract.ts';

/** Owns the thread that reads and writes files. It starts with the first call, and `rest` gives its memory back. */
export class TransferClient {
  private running: { thread: Thread; connection: Connection<TransferContract> } | null = null;
  private readonly spawn: () => Thread;

  constructor(spawn: () => Thread) {
    this.spawn = spawn;
  }

  /** @throws AppError `storage-unavailable`, `worker-crashed`; `AbortError` when `rest` ended it */
  read(params: ReadParams): Promise<ImportOutlook | { fault: ImportFault }> {
    return this.connect().call('read', params);
  }

  /** @returns the ids of what was added @throws AppError `storage-full`, `storage-unavailable`, `worker-crashed` */
  async add(): Promise<string[]> {
    return (await this.connect().call('add', null)).addedIds;
  }

  /** @throws AppError `storage-unavailable`, `worker-crashed` */
  async remove(ids: readonly string[]): Promise<void> {
    await this.connect().call('remove', { ids });
  }

  /** @throws AppError `storage-unavailable`, `worker-crashed`; `AbortError` */
  write(params: WriteParams, options: CallOptions<WriteProgress>): Promise<WrittenFile> {
    return this.connect().call('write', params, options);
  }

  /** Ends the thread, in the middle of whatever it does; what it had read is forgotten. */
  rest(): void {
    this.running?.thread.end();
    this.running?.connection.close(new DOMException('it was put away', 'AbortError'));
    this.running = null;
  }

  private connect(): Connection<TransferContract> {
    if (this.running !== null) return this.running.connection;
    const thread = this.spawn();
    const connection = connect<TransferContract>(thread.port);
    this.running = { thread, connection };
    void thread.died.then((reason) => {
      if (this.running?.thread !== thread) return;
      this.running = null;
      thread.end();
      connection.close(new AppError('worker-crashed', { reason }));
    });
    return connection;
  }
}
