// Faults that only the real engine can have. A GPU process may crash once per browser: a second crash leaves no
// adapter (docs/engine.md, fact 6), so this test has a browser of its own.
import { ChatPage } from '../support/chat-page.ts';
import { expect, test } from '../support/test.ts';

test('the GPU process is killed in an answer: the text stays, and the model starts again', async ({
  browser,
  page,
}) => {
  const chat = new ChatPage(page);
  await chat.open();
  await chat.start.click();
  await chat.waitUntilReady(120_000);
  await chat.ask('Tell me a story about a lighthouse.');
  await expect(chat.reply).toContainText(/\w/, { timeout: 120_000 });
  const session = await browser.newBrowserCDPSession();
  // It answers nothing: the process that would is gone.
  void session.send('Browser.crashGpuProcess').catch(() => undefined);
  const turn = chat.turns.first();
  const again = turn.getByRole('button', { name: 'Start the model again' });
  await expect(again).toBeVisible({ timeout: 60_000 });
  await expect(turn.locator('hearth-markdown')).toContainText(/\w/);
  await again.click();
  // The model starts, and the question is asked again below what was kept.
  await expect(chat.turns).toHaveCount(2, { timeout: 120_000 });
  await expect(chat.reply).toContainText(/\w/, { timeout: 120_000 });
  await chat.stop.click();
  await expect(chat.turns.last()).toContainText('You stopped it here.');
  await expect(turn.locator('hearth-markdown')).toContainText(/\w/);
});
