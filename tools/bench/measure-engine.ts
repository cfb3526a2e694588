// Loading and answering, timed in the page by its own clock.
import type { Browser, Page } from '@playwright/test';
import { followUp, shortQuestion, shortQuestionAgain, shortReadings } from './plan.ts';
import { spread } from './statistics.ts';
import type { Answer, Question } from './bench-page.ts';

export interface EngineFigures {
  loadColdMs: number;
  loadWarmMs: number;
  short: Answer;
  /** The short question asked again, each time in a conversation of its own. */
  shortAgain: Answer[];
  followUp: Answer;
  long: Answer;
}

async function openPage(page: Page, url: string): Promise<Page> {
  await page.goto(url);
  await page.waitForFunction(() => 'bench' in globalThis);
  return page;
}

/** One repeat in a browser context of its own: nothing of an earlier one is stored there. */
export async function measureEngine(
  browser: Browser,
  url: string,
  longQuestion: Question,
): Promise<EngineFigures> {
  const context = await browser.newContext();
  try {
    const first = await openPage(await context.newPage(), url);
    const loadColdMs = await first.evaluate(() => bench.load());
    await first.close();
    const page = await openPage(await context.newPage(), url);
    const loadWarmMs = await page.evaluate(() => bench.load());
    const ask = (question: Question): Promise<Answer> => page.evaluate((asked) => bench.ask(asked), question);
    const shortAgain: Answer[] = [];
    while (shortAgain.length < shortReadings - 1) shortAgain.push(await ask(shortQuestionAgain));
    const short = await ask(shortQuestion);
    const second = await ask(followUp(short.text));
    return { loadColdMs, loadWarmMs, short, shortAgain, followUp: second, long: await ask(longQuestion) };
  } finally {
    await context.close();
  }
}

/** The median of all readings of the short question. */
export function shortFirstTextMs({ short, shortAgain }: EngineFigures): number {
  return spread([short, ...shortAgain].map(({ firstTextMs }) => firstTextMs)).median;
}

/** Over all three replies: the first token of each belongs to reading the question. */
export function decodeTokensPerSecond({ short, followUp: second, long }: EngineFigures): number {
  const answers = [short, second, long];
  const tokens = answers.reduce((sum, { writtenTokens }) => sum + writtenTokens - 1, 0);
  return (tokens * 1000) / answers.reduce((sum, { writingMs }) => sum + writingMs, 0);
}
