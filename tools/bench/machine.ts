// What the figures were taken on, in words that name no person and no path.
import { existsSync, readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import type { Browser } from '@playwright/test';

export interface Machine {
  processor: string;
  memory: string;
  system: string;
  browser: string;
  gpu: string;
  /** Other work beside the benchmark when it began, in busy cores. */
  otherLoad: number;
}

function readSystem(): string {
  const file = '/etc/os-release';
  const name = existsSync(file) ? /^PRETTY_NAME="(.+)"$/m.exec(readFileSync(file, 'utf8'))?.[1] : undefined;
  return [name, `${type()} ${release()}`].filter((part) => part !== undefined).join(', ');
}

async function readGpu(browser: Browser, url: string): Promise<string> {
  const page = await browser.newPage();
  await page.goto(url);
  const name = await page.evaluate(async () => {
    const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
    if (adapter === null) return 'none';
    const { vendor, architecture, device, description } = adapter.info;
    return [description, vendor, architecture, device].filter((part) => part !== '').join(', ');
  });
  await page.close();
  return name;
}

/** How many cores other programs keep busy, over two seconds in which this one does nothing. */
async function readOtherLoad(): Promise<number> {
  const read = (): { idleMs: number; allMs: number } => {
    const times = cpus().map((core) => core.times);
    const idleMs = times.reduce((sum, { idle }) => sum + idle, 0);
    return { idleMs, allMs: times.flatMap((each) => Object.values(each)).reduce((sum, ms) => sum + ms, 0) };
  };
  const before = read();
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const after = read();
  return cpus().length * (1 - (after.idleMs - before.idleMs) / (after.allMs - before.allMs));
}

export async function readMachine(browser: Browser, url: string): Promise<Machine> {
  const processors = cpus();
  return {
    processor: `${processors[0]?.model.trim() ?? 'unknown'}, ${processors.length} cores`,
    memory: `${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
    system: readSystem(),
    browser: `Chromium ${browser.version()}, headless`,
    gpu: await readGpu(browser, url),
    otherLoad: await readOtherLoad(),
  };
}
