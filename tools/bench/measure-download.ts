// One download of the starter model from the stand-in hub, until every file is where the engine reads it.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchMemory } from './memory.ts';
import { quietArgs } from './launch-browser.ts';
import type { Hub } from '../hub/hub.ts';

export interface DownloadFigures {
  ms: number;
  /** Served by the hub. */
  bytes: number;
  /** How often a person had to start it: it goes on by itself, or it does not. */
  attempts: number;
  /** Of the pages and their workers, above what they held before. */
  memoryBytes: number;
}

const patienceMs = 120_000;

/** What pages report by asking the site for `/report/…`. */
export class Reports {
  private listener: (words: readonly string[]) => void = () => undefined;

  /** @param pathname of any request */
  readonly hear = (pathname: string): void => {
    const [, first, ...words] = pathname.split('/');
    if (first === 'report') this.listener(words);
  };

  listen(listener: (words: readonly string[]) => void): void {
    this.listener = listener;
  }
}

/**
 * In a browser of its own, with a new profile on the disk, as visitors have: private windows store in memory.
 * @param url of a page that calls `runDownload`
 */
export async function measureDownload(
  browserPath: string,
  url: string,
  hub: Hub,
  reports: Reports,
): Promise<DownloadFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'hearth-bench-'));
  hub.forget();
  const browser = spawn(browserPath, [...quietArgs, '--headless', `--user-data-dir=${folder}`, url], {
    stdio: 'ignore',
  });
  const exited = new Promise((resolve) => browser.once('exit', resolve));
  let endMemory = (): number => 0;
  try {
    const [ms = NaN, attempts = NaN] = await new Promise<number[]>((resolve, reject) => {
      setTimeout(() => reject(new Error(`${url} takes too long`)), patienceMs).unref();
      reports.listen(([what, ...figures]) => {
        if (what === 'ready') endMemory = watchMemory(browser.pid ?? 0);
        else if (what === 'done') resolve(figures.map(Number));
        else reject(new Error(`${url} does not get the model`));
      });
    });
    return { ms, bytes: hub.total().bytes, attempts, memoryBytes: endMemory() };
  } finally {
    endMemory();
    browser.kill('SIGKILL');
    await exited;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
