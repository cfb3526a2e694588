// Faults that only the real engine can have. A GPU process may crash once per browser: a second crash leaves no
// adapter (docs/engine.md, fact 6), so this test has a browser of its own.
import { ChatPage } from '../support/chat-page.ts';
import { expect, test } from '../support/test.ts';

test('the GPU process is killed in an answer: the text stays, the model starts by itself, and the reply goes on', async ({
  browser,
  page,
}) => {
  const chat = new ChatPage(page);
  await chat.open();
  await chat.start.click();
  await chat.waitUntilReady(120_000);
  await chat.set({ temperature: 0, length: 200 });
  await chat.ask('Tell me about the capital of France.');
  await expect(chat.reply).toContainText(/\w+ \w+/, { timeout: 120_000 });
  const session = await browser.newBrowserCDPSession();
  // It answers nothing: the process that would is gone.
  void session.send('Browser.crashGpuProcess').catch(() => undefined);
  const turn = chat.turns.first();
  await expect(turn.getByRole('alert')).toContainText('graphics chip stopped', { timeout: 60_000 });
  const before = (await chat.reply.locator('p').first().innerText()).trim();
  await chat.waitUntilReady(120_000);
  await turn.getByRole('button', { name: 'Go on' }).click();
  await expect
    .poll(async () => (await chat.reply.locator('p').first().innerText()).trim().length, { timeout: 120_000 })
    .toBeGreaterThan(before.length);
  await chat.stop.click();
  await expect(turn).toContainText('You stopped it here.');
  expect((await chat.reply.locator('p').first().innerText()).startsWith(before)).toBe(true);
  await expect(chat.turns).toHaveCount(1);
});
