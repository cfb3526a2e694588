// Several tabs of one browser share one engine.
import { ChatPage } from '../support/chat-page.ts';
import { expect, test } from '../support/test.ts';
import type { BrowserContext } from '@playwright/test';

const longText = Array.from({ length: 400 }, (_, i) => `word${i}`).join(' ');

/** The threads of engines in all tabs, or in one. */
async function engines(context: BrowserContext, pages = context.pages()): Promise<number> {
  const workers = pages.flatMap((page) => page.workers());
  const names = await Promise.all(workers.map((worker) => worker.evaluate(() => self.name).catch(() => '')));
  return names.filter((name) => name.startsWith('inference')).length;
}

async function openTab(context: BrowserContext): Promise<ChatPage> {
  const chat = new ChatPage(await context.newPage());
  await chat.open();
  return chat;
}

const answers = async (chat: ChatPage, question: string): Promise<void> => {
  await chat.ask(question);
  await expect(chat.reply).toContainText(question);
  await chat.waitForEnd();
};

test('a second tab is ready without a click and answers with the engine of the first', async ({
  page,
  context,
  requests,
}) => {
  const first = new ChatPage(page);
  await first.begin();
  const before = requests.length;
  const second = await openTab(context);
  await second.waitUntilReady();
  await answers(second, 'From the second tab');
  await answers(first, 'From the first tab');
  expect(await engines(context)).toBe(1);
  expect(requests.slice(before).filter((url) => /models\/|libraries\/|scripted\.worker/.test(url))).toEqual(
    [],
  );
});

test('two tabs that start at the same moment make one download and one engine', async ({
  page,
  context,
  requests,
}) => {
  const [first, second] = [new ChatPage(page), new ChatPage(await context.newPage())];
  await Promise.all([first.open(), second.open()]);
  await Promise.all([first.start.click(), second.start.click()]);
  await Promise.all([first.waitUntilReady(), second.waitUntilReady()]);
  await answers(second, 'From the second tab');
  await answers(first, 'From the first tab');
  expect(await engines(context)).toBe(1);
  expect(requests.filter((url) => url.endsWith('params_shard_0.bin'))).toHaveLength(1);
});

test('questions of three tabs are answered one after the other, each whole', async ({ page, context }) => {
  const first = new ChatPage(page);
  await first.begin();
  const tabs = [first, await openTab(context), await openTab(context)];
  for (const tab of tabs) await tab.waitUntilReady();
  const questions = ['apples', 'pears', 'plums'].map((word) => `${word} `.repeat(60).trim());
  await Promise.all(tabs.map((tab, index) => tab.ask(questions[index] ?? '')));
  for (const [index, tab] of tabs.entries()) {
    await tab.waitForEnd();
    await expect(tab.reply).toContainText(questions[index] ?? 'nothing');
    await expect(tab.page.getByRole('alert')).toHaveCount(0);
  }
  expect(await engines(context)).toBe(1);
});

test('a reply that waits for another tab can be stopped at once', async ({ page, context }) => {
  const first = new ChatPage(page);
  await first.begin();
  const second = await openTab(context);
  await second.waitUntilReady();
  await first.script({ replies: [{ text: longText, stepMs: 20 }] });
  await first.ask('Write a lot');
  await expect(first.reply).toContainText('word3');
  await second.ask('Wait');
  await second.stop.click();
  await expect(second.turns.last()).toContainText('You stopped it here.', { timeout: 2_000 });
  await expect(first.stop).toBeVisible();
});

test('a tab opened while the first loads shows its progress, and both become ready', async ({
  page,
  context,
}) => {
  const first = new ChatPage(page);
  await first.open();
  await first.script({ loadMs: 6_000 });
  await first.start.click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect.poll(() => engines(context)).toBe(1);
  const second = await openTab(context);
  await expect(second.page.getByRole('progressbar')).toBeVisible();
  await Promise.all([first.waitUntilReady(), second.waitUntilReady()]);
  await answers(second, 'From the second tab');
  expect(await engines(context)).toBe(1);
});

test('a tab whose engine closes in its answer keeps the text, says so, and answers again', async ({
  page,
  context,
}) => {
  const owner = new ChatPage(page);
  await owner.begin();
  const second = await openTab(context);
  await second.waitUntilReady();
  await second.script({ replies: [{ text: longText, stepMs: 20 }] });
  await second.ask('Write a lot');
  await expect(second.reply).toContainText('word5');
  await page.close();
  const turn = second.turns.first();
  await expect(turn).toContainText('The tab that ran the model was closed.');
  await expect(turn).toContainText('word5');
  await second.script({});
  await turn.getByRole('button', { name: 'Try again' }).click();
  await expect(second.turns).toHaveCount(1);
  await expect(turn).not.toContainText('The tab that ran the model was closed.');
  await expect(second.reply).toContainText('Write a lot');
  await second.waitForEnd();
  await answers(second, 'And on');
  expect(await engines(context)).toBe(1);
});

test('when the tab with the engine closes, one of the others takes over by itself', async ({
  page,
  context,
}) => {
  const owner = new ChatPage(page);
  await owner.begin();
  const [second, third] = [await openTab(context), await openTab(context)];
  await second.waitUntilReady();
  await third.waitUntilReady();
  await page.close();
  await Promise.all([second.waitUntilReady(), third.waitUntilReady()]);
  await answers(third, 'From the third tab');
  await answers(second, 'From the second tab');
  expect(await engines(context)).toBe(1);
});

test('a tab that is about to be frozen gives the engine up, and when it wakes it uses that of the other', async ({
  page,
  context,
}) => {
  const owner = new ChatPage(page);
  await owner.begin();
  const second = await openTab(context);
  await second.waitUntilReady();
  // What the browser says before it freezes a tab; a test cannot make it freeze one that it controls.
  await page.evaluate(() => document.dispatchEvent(new Event('freeze')));
  await expect.poll(() => engines(context, [page])).toBe(0);
  await answers(second, 'While the first is asleep');
  expect(await engines(context, [second.page])).toBe(1);
  await page.evaluate(() => document.dispatchEvent(new Event('resume')));
  await owner.waitUntilReady();
  await answers(owner, 'Awake again');
  await expect.poll(() => engines(context)).toBe(1);
});

test('a model that nobody uses is put away in all tabs, and the next question starts it by itself', async ({
  page,
  context,
}) => {
  await page.clock.install();
  const first = new ChatPage(page);
  await first.begin();
  const second = await openTab(context);
  await second.waitUntilReady();
  await answers(second, 'Before the rest');
  expect(await engines(context)).toBe(1);
  await page.clock.fastForward('09:00');
  expect(await engines(context)).toBe(1);
  // The context may have been counted meanwhile, which is a use too.
  await page.clock.fastForward('10:01');
  await expect.poll(() => engines(context)).toBe(0);
  await answers(second, 'After the rest');
  await answers(first, 'In the first tab too');
  expect(await engines(context)).toBe(1);
});
