// Loading and answering, timed in the page by its own clock.
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { followUp, shortQuestion, shortQuestionAgain, shortReadings } from './plan.ts';
import { spread } from './statistics.ts';
import type { Answer, Question } from './bench-page.ts';
import type { Side } from './sides.ts';

export interface EngineFigures {
  loadColdMs: number;
  loadWarmMs: number;
  short: Answer;
  /** The short question asked again, each time in a conversation of its own. */
  shortAgain: Answer[];
  followUp: Answer;
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
    await this.page.close();
    this.page = await this.context.newPage();
    return { loadColdMs, loadWarmMs: await this.visit() };
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
 * One repeat of both sides. Both models stay loaded, an idle one costs nothing, and each question goes to one side right
 * after the other, with the first place taken in turns: this machine's speed drifts by more than what is measured.
 * @param order who goes first
 */
export async function measureEngines(
  browser: Browser,
  urls: Record<Side, string>,
  longQuestion: Question,
  order: readonly Side[],
): Promise<Record<Side, EngineFigures>> {
  const pages = {
    bare: await EnginePage.open(browser, urls.bare),
    hearth: await EnginePage.open(browser, urls.hearth),
  };
  let turn = order;
  const both = async <Value>(work: (side: Side) => Promise<Value>): Promise<Record<Side, Value>> => {
    const found: Partial<Record<Side, Value>> = {};
    for (const side of turn) found[side] = await work(side);
    turn = turn.toReversed();
    return found as Record<Side, Value>;
  };
  const ask = (question: (side: Side) => Question): Promise<Record<Side, Answer>> =>
    both((side) => pages[side].ask(question(side)));
  try {
    const loads = await both((side) => pages[side].load());
    const shortAgain: Record<Side, Answer>[] = [];
    while (shortAgain.length < shortReadings - 1) shortAgain.push(await ask(() => shortQuestionAgain));
    const short = await ask(() => shortQuestion);
    const second = await ask((side) => followUp(short[side].text));
    const long = await ask(() => longQuestion);
    const figuresOf = (side: Side): EngineFigures => ({
      ...loads[side],
      short: short[side],
      shortAgain: shortAgain.map((answers) => answers[side]),
      followUp: second[side],
      long: long[side],
    });
    return { bare: figuresOf('bare'), hearth: figuresOf('hearth') };
  } finally {
    await Promise.all([pages.bare.close(), pages.hearth.close()]);
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
