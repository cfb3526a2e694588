import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test';
import { installChatDriver } from './chat-driver.ts';
import { installDriver } from './driver.ts';
import { readTasks, traceCategories } from './trace.ts';
import type { MainThreadTasks } from './trace.ts';
import type { Script } from '../../src/inference/testing/script.ts';

export interface Phase extends MainThreadTasks {
  /** How many the browser itself called long: 50 ms or more. */
  longTasks: number;
}

/** One page under measurement. It is driven by the keyboard, the mouse and plain evaluation only. */
export class SlowPage {
  private readonly page: Page;
  private readonly devtools: CDPSession;
  private readonly site: string;

  private constructor(page: Page, devtools: CDPSession, site: string) {
    this.page = page;
    this.devtools = devtools;
    this.site = site;
  }

  /** Waits on an empty page of the same site, so that the page under test opens in this very process. */
  static async open(context: BrowserContext, site: string): Promise<SlowPage> {
    const page = await context.newPage();
    // tsx compiles functions so that they call this helper of its own.
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.addInitScript(installDriver);
    await page.addInitScript(installChatDriver);
    await page.goto(`${site}nothing-here`);
    return new SlowPage(page, await context.newCDPSession(page), site);
  }

  async evaluate<Value>(expression: string): Promise<Value> {
    const options = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await this.devtools.send('Runtime.evaluate', options);
    if (exceptionDetails !== undefined)
      throw new Error(`${expression}: ${result.description ?? exceptionDetails.text}`);
    return result.value as Value;
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(`${this.site}${path}`);
  }

  async click({ x, y }: { x: number; y: number }): Promise<void> {
    await this.page.mouse.click(x, y);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press('Enter');
  }

  /** Starts the model, as a visitor does, and waits until it answers. */
  async begin(path: string): Promise<void> {
    await this.goto(path);
    await this.click(await this.evaluate('driver.startButton()'));
    await this.evaluate('driver.whenReady()');
  }

  /** Slows the page down from now on. */
  async slowDown(rate: number): Promise<void> {
    await this.devtools.send('Emulation.setCPUThrottlingRate', { rate });
  }

  async watch(browser: Browser, work: () => Promise<void>): Promise<Phase> {
    await browser.startTracing(this.page, { categories: traceCategories });
    const before = await this.evaluate<number>('globalThis.driver?.longTasks ?? 0');
    await work();
    const longTasks = (await this.evaluate<number>('driver.longTasks')) - before;
    const trace = await browser.stopTracing();
    return { ...readTasks(trace, this.site), longTasks };
  }

  /** What the page's objects take, without those that nothing holds any more. */
  async heapBytes(): Promise<number> {
    // What one collection sets free may hold more: weak maps, finalizers.
    for (let time = 0; time < 3; time += 1) await this.devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.devtools.send('Runtime.getHeapUsage');
    return usedSize;
  }

  async countNodes(): Promise<number> {
    const { nodes } = await this.devtools.send('Memory.getDOMCounters');
    return nodes;
  }
}

export async function inFreshContext<Result>(
  browser: Browser,
  work: (context: BrowserContext) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext();
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}

/** Hands over the settings and, for the scripted engine, its script. */
export async function prepare(
  context: BrowserContext,
  site: string,
  maxTokens: number,
  script: Script = {},
): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${site}bench/hearth.html`);
  await page.waitForFunction(() => 'limitReplies' in globalThis);
  await page.evaluate((tokens) => limitReplies(tokens), maxTokens);
  await page.evaluate(async (body) => {
    const cache = await caches.open('hearth-script');
    await cache.put('https://script.invalid/', new Response(body));
  }, JSON.stringify(script));
  await page.close();
}
