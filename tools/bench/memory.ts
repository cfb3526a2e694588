import { existsSync, readFileSync } from 'node:fs';
import type { BrowserContext } from '@playwright/test';

const sampleEveryMs = 25;

/**
 * Memory of the browser's pages and their workers, in bytes, without what is mapped from files: that is the browser's
 * own program, which all processes share. Linux only; 0 elsewhere.
 */
function heldBytes(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    const file = `/proc/${pid}/status`;
    const status = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const kib = [...status.matchAll(/^Rss(?:Anon|Shmem):\s+(\d+) kB/gm)].map(([, value]) => Number(value));
    return sum + kib.reduce((all, each) => all + each, 0) * 1024;
  }, 0);
}

/** How much more memory the pages held at most during `work` than at its beginning, in bytes. */
export async function peakMemory(context: BrowserContext, work: () => Promise<void>): Promise<number> {
  const devtools = await context.browser()?.newBrowserCDPSession();
  if (devtools === undefined) throw new Error('This context belongs to no browser.');
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
  const pids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const before = heldBytes(pids);
  let peak = before;
  const timer = setInterval(() => (peak = Math.max(peak, heldBytes(pids))), sampleEveryMs);
  try {
    await work();
  } finally {
    clearInterval(timer);
    await devtools.detach();
  }
  return peak - before;
}
