// One download of the starter model from the stand-in hub, until every file is where the engine reads it.
import type { BrowserContext, Page } from '@playwright/test';
import { peakMemory } from './memory.ts';
import { benchCommit, benchHub, benchRepo } from './plan.ts';
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

const mostAttempts = 6;
const patienceMs = 120_000;

/** Looks into the caches until all of these are there. */
async function untilStored(page: Page, names: readonly string[]): Promise<void> {
  await page.evaluate(
    async ({ wanted, withinMs }) => {
      const endMs = Date.now() + withinMs;
      for (;;) {
        const urls: string[] = [];
        for (const name of ['webllm/model', 'webllm/config', 'webllm/wasm']) {
          urls.push(...(await (await caches.open(name)).keys()).map(({ url }) => url));
        }
        const isThere = (file: string): boolean => urls.some((url) => url.endsWith(file));
        if (wanted.every(isThere)) return;
        if (Date.now() > endMs)
          throw new Error(`not there in time: ${wanted.filter((file) => !isThere(file)).join()}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    { wanted: names, withinMs: patienceMs },
  );
}

interface Attempt {
  isDone: boolean;
  ms: number;
  memoryBytes: number;
}

/** Opens the page once and lets it fetch, until everything is stored or it gives up. */
async function attempt(
  context: BrowserContext,
  watcher: Page,
  url: URL,
  names: readonly string[],
): Promise<Attempt> {
  const page = await context.newPage();
  await page.goto(url.href);
  await page.waitForFunction(() => 'bench' in globalThis);
  const startMs = performance.now();
  let isDone = false;
  const memoryBytes = await peakMemory(context, async () => {
    const stored = untilStored(watcher, names).then(() => true);
    stored.catch(() => undefined); // asked again with the next attempt
    const ended = page
      .evaluate(() => bench.download())
      .then(
        () => stored,
        () => false,
      );
    isDone = await Promise.race([stored, ended]);
  });
  const ms = performance.now() - startMs;
  await page.close();
  return { isDone, ms, memoryBytes };
}

/** @param url of the page under test, without the hub */
export async function measureDownload(
  context: BrowserContext,
  url: string,
  hub: Hub,
  names: readonly string[],
): Promise<DownloadFigures> {
  // tsx compiles functions so that they call this helper of its own.
  await context.addInitScript('globalThis.__name = (named) => named');
  hub.forget();
  const watcher = await context.newPage();
  await watcher.goto(new URL('../nothing-here', url).href);
  const target = new URL(url);
  target.searchParams.set('hub', `${benchHub}/${benchRepo}/resolve/${benchCommit}/`);
  const tried = [await attempt(context, watcher, target, names)];
  while (tried.at(-1)?.isDone !== true) {
    if (tried.length === mostAttempts)
      throw new Error(`${url} does not get the model in ${mostAttempts} attempts`);
    tried.push(await attempt(context, watcher, target, names));
  }
  return {
    ms: tried.reduce((sum, { ms }) => sum + ms, 0),
    bytes: hub.total().bytes,
    attempts: tried.length,
    memoryBytes: Math.max(...tried.map(({ memoryBytes }) => memoryBytes)),
  };
}
