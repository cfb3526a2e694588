// Loading and answering, timed in the page by its own clock.
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { followUp, shortQuestion, shortQuestionAgain, shortReadings, warmLoads } from './plan.ts';
import { spread } from './statistics.ts';
import type { Answer, Question } from './bench-page.ts';

export interface EngineFigures {
  loadColdMs: number;
  loadWarmMs: number;
  short: Answer;
  /** The short question asked again, each time in a conversation of its own. */
  shortAgain: Answer[];
  followUp: Answer;
  /** The second turn of further conversations that are the same. */
  followUpAgain: Answer[];
  long: Answer;
}

/** One side's page, in a browser context of its own: nothing of an earlier repeat is stored there. */
class EnginePage {
  private readonly context: BrowserContext;
  private page: Page;
  private readonly url: string;

  private constructor(context: BrowserContext, page: Page, url: string) {
    this.context = context;
    this.page = page;
    this.url = url;
  }

  static async open(browser: Browser, url: string): Promise<EnginePage> {
    const context = await browser.newContext();
    return new EnginePage(context, await context.newPage(), url);
  }

  async load(): Promise<{ loadColdMs: number; loadWarmMs: number }> {
    const loadColdMs = await this.visit();
    const warm: number[] = [];
    while (warm.length < warmLoads) {
      await this.page.close();
      this.page = await this.context.newPage();
      warm.push(await this.visit());
    }
    return { loadColdMs, loadWarmMs: spread(warm).median };
  }

  ask(question: Question): Promise<Answer> {
    return this.page.evaluate((asked) => bench.ask(asked), question);
  }

  close(): Promise<void> {
    return this.context.close();
  }

  private async visit(): Promise<number> {
    await this.page.goto(this.url);
    await this.page.waitForFunction(() => 'bench' in globalThis);
    return this.page.evaluate(() => bench.load());
  }
}

/**
 * One repeat of all sides. All models stay loaded, an idle one costs nothing, and each question goes to one side right
 * after the other, with the first place taken in turns: this machine's speed drifts by more than what is measured.
 * @param order who goes first
 * @param conversations how often the conversation of two turns is had; an engine that keeps any common beginning in memory
 *   reads it once
 */
export async function measureEngines<Side extends string>(
  browser: Browser,
  urls: Readonly<Record<Side, string>>,
  longQuestion: Question,
  order: readonly Side[],
  conversations = 1,
): Promise<Record<Side, EngineFigures>> {
  const pages = {} as Record<Side, EnginePage>;
  for (const side of order) pages[side] = await EnginePage.open(browser, urls[side]);
  let turn = order;
  const each = async <Value>(work: (side: Side) => Promise<Value> | Value): Promise<Record<Side, Value>> => {
    const found = {} as Record<Side, Value>;
    for (const side of turn) found[side] = await work(side);
    turn = turn.toReversed();
    return found;
  };
  const ask = (question: (side: Side) => Question): Promise<Record<Side, Answer>> =>
    each((side) => pages[side].ask(question(side)));
  try {
    const loads = await each((side) => pages[side].load());
    const shortAgain: Record<Side, Answer>[] = [];
    const followUpAgain: Record<Side, Answer>[] = [];
    while (shortAgain.length < shortReadings - conversations)
      shortAgain.push(await ask(() => shortQuestionAgain));
    const short = await ask(() => shortQuestion);
    const second = await ask((side) => followUp(short[side].text));
    while (followUpAgain.length < conversations - 1) {
      const again = await ask(() => shortQuestion);
      shortAgain.push(again);
      followUpAgain.push(await ask((side) => followUp(again[side].text)));
    }
    const long = await ask(() => longQuestion);
    const figuresOf = (side: Side): EngineFigures => ({
      ...loads[side],
      short: short[side],
      shortAgain: shortAgain.map((answers) => answers[side]),
      followUp: second[side],
      followUpAgain: followUpAgain.map((answers) => answers[side]),
      long: long[side],
    });
    return await each(figuresOf);
  } finally {
    await Promise.all(order.map((side) => pages[side].close()));
  }
}

/** The median of all readings of the short question. */
export function shortFirstTextMs({ short, shortAgain }: EngineFigures): number {
  return spread([short, ...shortAgain].map(({ firstTextMs }) => firstTextMs)).median;
}

/** The median of all readings of the second turn. */
export function secondFirstTextMs({ followUp: second, followUpAgain }: EngineFigures): number {
  return spread([second, ...followUpAgain].map(({ firstTextMs }) => firstTextMs)).median;
}

/** Over all three replies: the first token of each belongs to reading the question. */
export function decodeTokensPerSecond({ short, followUp: second, long }: EngineFigures): number {
  const answers = [short, second, long];
  const tokens = answers.reduce((sum, { writtenTokens }) => sum + writtenTokens - 1, 0);
  return (tokens * 1000) / answers.reduce((sum, { writingMs }) => sum + writingMs, 0);
}
