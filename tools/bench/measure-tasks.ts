// The longest tasks of the page's main thread while it loads and while it answers, on a slowed-down CPU.
import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test';
import { installDriver } from './driver.ts';
import { shortQuestion, slowdown } from './plan.ts';
import { readTasks, traceCategories } from './trace.ts';
import type { MainThreadTasks } from './trace.ts';
import type { Script } from '../../src/inference/testing/script.ts';

export interface Phase extends MainThreadTasks {
  /** How many the browser itself called long: 50 ms or more. */
  longTasks: number;
}

export interface TaskFigures {
  loading: Phase;
  answering: Phase;
  /** The slowdown as it was measured in the page. */
  slowdown: number;
}

/** One page under measurement. It is driven by the keyboard, the mouse and plain evaluation only. */
class SlowPage {
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

  /** Slows the page down from now on. */
  async slowDown(rate: number): Promise<void> {
    await this.devtools.send('Emulation.setCPUThrottlingRate', { rate });
  }

  async watch(browser: Browser, work: () => Promise<void>): Promise<Phase> {
    await browser.startTracing(this.page, { categories: traceCategories });
    await work();
    const longTasks = await this.evaluate<number>('driver.longTasks');
    const trace = await browser.stopTracing();
    return { ...readTasks(trace, this.site), longTasks };
  }
}

interface Journey {
  load: (page: SlowPage) => Promise<void>;
  answer: (page: SlowPage) => Promise<void>;
}

async function measure(
  browser: Browser,
  context: BrowserContext,
  site: string,
  journey: Journey,
): Promise<TaskFigures> {
  const page = await SlowPage.open(context, site);
  const fastMs = await page.evaluate<number>('driver.work()');
  await page.slowDown(slowdown);
  const loading = await page.watch(browser, () => journey.load(page));
  const answering = await page.watch(browser, () => journey.answer(page));
  answering.longTasks -= loading.longTasks;
  const slowMs = await page.evaluate<number>('driver.work()');
  return { loading, answering, slowdown: slowMs / fastMs };
}

/** The page of the site at `path`, as a visitor uses it. */
const visit = (path: string): Journey => ({
  async load(page) {
    await page.goto(path);
    await page.click(await page.evaluate('driver.startButton()'));
    await page.evaluate('driver.whenReady()');
  },
  async answer(page) {
    await page.type(shortQuestion.messages.at(-1)?.content ?? '');
    await page.evaluate('driver.whenAnswered()');
  },
});

const callBare: Journey = {
  async load(page) {
    await page.goto('bench/bare.html');
    await page.evaluate('bench.load()');
  },
  async answer(page) {
    await page.evaluate(`bench.ask(${JSON.stringify(shortQuestion)})`);
  },
};

async function inFreshContext<Result>(
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
async function prepare(
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

export const measureBareTasks = (browser: Browser, site: string): Promise<TaskFigures> =>
  inFreshContext(browser, (context) => measure(browser, context, site, callBare));

export const measureHearthTasks = (browser: Browser, site: string): Promise<TaskFigures> =>
  inFreshContext(browser, async (context) => {
    await prepare(context, site, shortQuestion.maxTokens);
    return measure(browser, context, site, visit(''));
  });

/** The same page with the scripted engine, which writes `text` faster than any model here could. */
export const measureLongReplyTasks = (browser: Browser, site: string, text: string): Promise<TaskFigures> =>
  inFreshContext(browser, async (context) => {
    await prepare(context, site, 8192, { replies: [{ text, stepMs: 1 }] });
    return measure(browser, context, site, visit('scripted/'));
  });
