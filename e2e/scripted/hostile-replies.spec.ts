import { ChatPage } from '../support/chat-page.ts';
import { expect, test } from '../support/test.ts';
import { hostileReplies } from './hostile-replies.ts';
import { inspectReplies } from './inspect-replies.ts';

/** Generous, for a busy machine: a text that hangs the page takes minutes, or for ever. */
const replyMs = 20_000;
const longestTaskMs = 3_000;
/** Prime, so that marks and letters are cut anywhere. */
const pieceLengths = [3, 7, 13, 29];

const all = Object.entries(hostileReplies);

function pieceLengthOf(text: string, index: number): number {
  const odd = pieceLengths[index % pieceLengths.length] ?? 7;
  return Math.max(odd, Math.ceil(text.length / 150));
}

test('hostile replies load nothing, run nothing and leave the page working', async ({ page, requests }) => {
  test.setTimeout(600_000);
  expect(all.length).toBeGreaterThanOrEqual(60);
  expect(new Set(all.map(([, text]) => text)).size).toBe(all.length);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const pages: string[] = [];
  page.on('popup', (popup) => pages.push(popup.url()));
  const chat = new ChatPage(page);
  await chat.open();
  await page.evaluate(() => {
    const tasks = { longestMs: 0 };
    Object.assign(globalThis, { tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.longestMs = Math.max(tasks.longestMs, duration);
    }).observe({ type: 'longtask' });
  });
  await chat.script({
    replies: all.map(([, text], index) => ({ text, stepMs: 0, pieceLength: pieceLengthOf(text, index) })),
  });
  await chat.start.click();
  await chat.waitUntilReady();
  // What reads code and formulas has come with the model: no request follows from what is in a reply.
  await expect.poll(() => requests.some((url) => url.includes('/set-formula-'))).toBe(true);
  const before = requests.length;
  const address = page.url();

  for (const [index, [name, text]] of all.entries()) {
    await test.step(name, async () => {
      await page.getByRole('button', { name: 'New chat' }).first().click();
      await expect(chat.turns).toHaveCount(0);
      await page.evaluate(() =>
        Object.assign((globalThis as unknown as { tasks: object }).tasks, { longestMs: 0 }),
      );
      await chat.ask(`hostile ${index}`);
      await expect(chat.turns).toHaveCount(1);
      await chat.waitForEnd(replyMs);
      await expect(chat.turns.last().getByRole('button', { name: 'Copy the reply' })).toBeVisible({
        timeout: replyMs,
      });
      const shown = await page.evaluate(
        () => (globalThis as unknown as { tasks: { longestMs: number } }).tasks.longestMs,
      );
      expect(shown, `longest task, ${text.length} letters`).toBeLessThan(longestTaskMs);
      expect(await page.evaluate(inspectReplies)).toEqual([]);
      expect(dialogs).toEqual([]);
      expect(requests.slice(before)).toEqual([]);
    });
  }

  expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false);
  expect(pages).toEqual([]);
  expect(page.url()).toBe(address);
  await chat.script({ replies: [] });
  await page.getByRole('button', { name: 'New chat' }).first().click();
  await chat.ask('Still there?');
  await expect(chat.reply).toContainText('Still there?');
});
