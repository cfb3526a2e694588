// Which thread runs what. Workers start from a blob that imports the script, so that it may lie on another origin.
import cpuUrl from '../../../workers/cpu.worker.ts?worker&url';
import downloadsUrl from '../../../workers/downloads.worker.ts?worker&url';
import endpointUrl from '../../../workers/endpoint.worker.ts?worker&url';
import inferenceUrl from '../../../workers/inference.worker.ts?worker&url';
import { spawnWorker } from '../../channel/spawn-worker.ts';
import type { Thread } from '../../channel/thread-life.ts';

const builtUrls = {
  cpu: cpuUrl,
  downloads: downloadsUrl,
  endpoint: endpointUrl,
  inference: inferenceUrl,
} as const;

type Role = keyof typeof builtUrls;

/** The threads of one engine, so that all of them can be ended. */
export class Threads {
  private readonly folder: string | null;
  private readonly running = new Set<Thread>();

  /** @param folder where the page has put the worker files; null: where the build put them */
  constructor(folder: string | null) {
    this.folder = folder;
  }

  spawn(role: Role): Thread {
    const url = this.folder === null ? builtUrls[role] : `${this.folder}${role}.worker.js`;
    return this.keep(spawnWorker(new URL(url, document.baseURI).href, role));
  }

  /** Counts one that was started elsewhere. */
  keep(thread: Thread): Thread {
    const end = (): void => {
      this.running.delete(kept);
      thread.end();
    };
    const kept: Thread = { ...thread, end };
    this.running.add(kept);
    return kept;
  }

  endAll(): void {
    for (const thread of [...this.running]) thread.end();
  }
}
