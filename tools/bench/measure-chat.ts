// The chat itself: opening a long conversation, searching many, and what replies leave in memory.
import type { Browser, BrowserContext } from '@playwright/test';
import { endOfConversation, longTitle, queries, tokensPerSecond } from './chat-plan.ts';
import { measureLongReplyTasks } from './measure-tasks.ts';
import { slowdown } from './plan.ts';
import { richReply, richSection } from './rich-reply.ts';
import { inFreshContext, prepare, SlowPage } from './slow-page.ts';
import { slopeOf } from './statistics.ts';
import type { ChatPlan } from './chat-plan.ts';
import type { TaskFigures } from './measure-tasks.ts';
import type { Phase } from './slow-page.ts';

export interface OpeningFigures {
  /** The first time, when everything is used for the first time, and the times after that. */
  firstMs: number;
  againMs: number[];
  /** The tasks of all of them. */
  tasks: Phase;
}

export interface SearchFigures {
  /** The first search reads all conversations. */
  firstMs: number;
  /** Each of the queries. */
  searchMs: number[];
  found: number[];
}

export interface MemoryFigures {
  heapBytes: number[];
  /** Per reply, over those that count. */
  growthBytes: number;
  nodes: { early: number; late: number };
}

export interface ChatFigures {
  opening: OpeningFigures;
  /** Null where the page has no search. */
  search: SearchFigures | null;
  streaming: TaskFigures;
  memory: MemoryFigures;
}

const path = 'scripted/';
const openings = 5;

/** Has the site's own code store conversations, on a page of its own. */
async function fill(context: BrowserContext, site: string, expression: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${site}bench/hearth-fill.html`);
  await page.waitForFunction(() => 'storeLongConversation' in globalThis);
  await page.evaluate(expression);
  await page.close();
}

const measureOpening = (browser: Browser, site: string, { messages }: ChatPlan): Promise<OpeningFigures> =>
  inFreshContext(browser, async (context) => {
    await prepare(context, site, 512);
    await fill(context, site, `storeLongConversation(${JSON.stringify(longTitle)}, ${messages})`);
    const page = await SlowPage.open(context, site);
    await page.begin(path);
    await page.slowDown(slowdown);
    const times: number[] = [];
    const tasks = await page.watch(browser, async () => {
      for (let time = 0; time <= openings; time += 1) {
        await page.click(await page.evaluate(`chatDriver.entry(${JSON.stringify(longTitle)})`));
        times.push(await page.evaluate(`chatDriver.untilPainted(${JSON.stringify(endOfConversation)})`));
        // What comes after the end is seen belongs to the tasks, not to the time.
        await new Promise((resolve) => setTimeout(resolve, 1_500));
        await page.click(await page.evaluate('chatDriver.entry()'));
        await page.evaluate('chatDriver.whenEmpty()');
      }
    });
    const [firstMs = NaN, ...againMs] = times;
    return { firstMs, againMs, tasks };
  });

const measureSearch = (
  browser: Browser,
  site: string,
  { conversations }: ChatPlan,
): Promise<SearchFigures | null> =>
  inFreshContext(browser, async (context) => {
    await prepare(context, site, 512);
    await fill(context, site, `fillConversations(${conversations})`);
    const page = await SlowPage.open(context, site);
    await page.begin(path);
    const search = (query: string): Promise<{ paintedMs: number; found: number } | null> =>
      page.evaluate(`chatDriver.search(${JSON.stringify(query)})`);
    const first = await search('bobo');
    if (first === null) return null;
    const found = [];
    for (const query of [...queries, ...queries]) found.push(await search(query));
    return {
      firstMs: first.paintedMs,
      searchMs: found.map((each) => each?.paintedMs ?? NaN),
      found: found.slice(0, queries.length).map((each) => each?.found ?? 0),
    };
  });

/** Each reply is in a conversation of its own, so that what stays in memory is what nobody needs any more. */
const measureMemory = (browser: Browser, site: string, plan: ChatPlan): Promise<MemoryFigures> =>
  inFreshContext(browser, async (context) => {
    const replies = Array.from({ length: plan.replies }, (_, index) => ({
      text: richSection(index),
      stepMs: 15,
      pieceLength: 40,
    }));
    await prepare(context, site, 512, { replies });
    const page = await SlowPage.open(context, site);
    await page.begin(path);
    const heapBytes: number[] = [];
    let early = 0;
    for (let reply = 1; reply <= plan.replies; reply += 1) {
      await page.click(await page.evaluate('chatDriver.entry()'));
      await page.evaluate('chatDriver.whenEmpty()');
      await page.click(await page.evaluate('chatDriver.question()'));
      const answered = page.evaluate('driver.whenAnswered()');
      await page.type(`Tell me about lighthouse ${reply}.`);
      await answered;
      heapBytes.push(await page.heapBytes());
      if (reply === plan.warmReplies) early = await page.countNodes();
    }
    return {
      heapBytes,
      growthBytes: slopeOf(heapBytes.slice(plan.warmReplies - 1)),
      nodes: { early, late: await page.countNodes() },
    };
  });

/** @param tell progress for the person who waits */
export async function measureChat(
  browser: Browser,
  site: string,
  plan: ChatPlan,
  tell: (line: string) => void,
): Promise<ChatFigures> {
  tell('a reply that streams');
  const text = richReply(plan.replyTokens);
  const streaming = await measureLongReplyTasks(browser, site, text, 1000 / tokensPerSecond);
  tell('opening a long conversation');
  const opening = await measureOpening(browser, site, plan);
  tell('searching');
  const search = await measureSearch(browser, site, plan);
  tell('memory');
  const memory = await measureMemory(browser, site, plan);
  return { opening, search, streaming, memory };
}
