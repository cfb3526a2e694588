import { existsSync, readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';

const sampleEveryMs = 25;

/** Resident memory of the browser's pages and their workers, in bytes. Linux only; 0 elsewhere. */
function residentBytes(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    const file = `/proc/${pid}/status`;
    const [, kib] = existsSync(file) ? (/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(file, 'utf8')) ?? []) : [];
    return sum + Number(kib ?? 0) * 1024;
  }, 0);
}

/** How much more memory the pages held at most during `work` than at its beginning, in bytes. */
export async function peakMemory(browser: Browser, work: () => Promise<void>): Promise<number> {
  const devtools = await browser.newBrowserCDPSession();
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
  const pids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const before = residentBytes(pids);
  let peak = before;
  const timer = setInterval(() => (peak = Math.max(peak, residentBytes(pids))), sampleEveryMs);
  try {
    await work();
  } finally {
    clearInterval(timer);
    await devtools.detach();
  }
  return peak - before;
}
