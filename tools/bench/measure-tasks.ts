// The longest tasks of the page's main thread while it loads and while it answers, on a slowed-down CPU.
import type { Browser, BrowserContext } from '@playwright/test';
import { shortQuestion, slowdown } from './plan.ts';
import { inFreshContext, prepare, SlowPage } from './slow-page.ts';
import type { Phase } from './slow-page.ts';

export interface TaskFigures {
  loading: Phase;
  answering: Phase;
  /** The slowdown as it was measured in the page. */
  slowdown: number;
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
  const slowMs = await page.evaluate<number>('driver.work()');
  return { loading, answering, slowdown: slowMs / fastMs };
}

/** The page of the site at `path`, as a visitor uses it. */
const visit = (path: string): Journey => ({
  async load(page) {
    await page.begin(path);
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

export const measureBareTasks = (browser: Browser, site: string): Promise<TaskFigures> =>
  inFreshContext(browser, (context) => measure(browser, context, site, callBare));

export const measureHearthTasks = (browser: Browser, site: string): Promise<TaskFigures> =>
  inFreshContext(browser, async (context) => {
    await prepare(context, site, shortQuestion.maxTokens);
    return measure(browser, context, site, visit(''));
  });

/**
 * The same page with the scripted engine.
 * @param stepMs the pause before each word: 1 is faster than any model here could write
 */
export const measureLongReplyTasks = (
  browser: Browser,
  site: string,
  text: string,
  stepMs = 1,
): Promise<TaskFigures> =>
  inFreshContext(browser, async (context) => {
    await prepare(context, site, 8192, { replies: [{ text, stepMs }] });
    return measure(browser, context, site, visit('scripted/'));
  });
