import { connect } from '../../channel/connect.ts';
import { AppError } from '../../errors/app-error.ts';
import type { CallOptions, Connection } from '../../channel/connect.ts';
import type { Thread } from '../../channel/thread-life.ts';
import type { SearchAnswer, SearchContract, SearchParams } from '../contract/search-contract.ts';

/** After so long without a search its memory is given back: models need it more. */
const idleMs = 5 * 60_000;

/** Owns the thread that searches. It starts with the first search and is replaced when it dies. */
export class SearchClient {
  private current: { thread: Thread; connection: Connection<SearchContract> } | null = null;
  private readonly spawn: () => Thread;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(spawn: () => Thread) {
    this.spawn = spawn;
  }

  /**
   * Searches all conversations that are stored. Events tell what was found so far, while there is more to read.
   * @throws AppError `storage-unavailable`, `worker-crashed`
   */
  async search(params: SearchParams, options: CallOptions<SearchAnswer>): Promise<SearchAnswer> {
    clearTimeout(this.timer);
    try {
      return await this.connect().call('search', params, options);
    } finally {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.end(), idleMs);
    }
  }

  /** Gives its memory back; the next search reads all conversations again. */
  end(): void {
    clearTimeout(this.timer);
    const { current } = this;
    this.current = null;
    current?.thread.end();
    current?.connection.close(new AppError('worker-crashed', { reason: 'it was ended' }));
  }

  private connect(): Connection<SearchContract> {
    if (this.current !== null) return this.current.connection;
    const thread = this.spawn();
    const current = { thread, connection: connect<SearchContract>(thread.port) };
    void thread.died.then((reason) => {
      thread.end();
      current.connection.close(new AppError('worker-crashed', { reason }));
      if (this.current === current) this.current = null;
    });
    this.current = current;
    return current.connection;
  }
}
