// Faults that only the real engine can have. A GPU process may crash once per browser: a second crash leaves no
// adapter (docs/engine.md, fact 6), so this test has a browser of its own.
import { ChatPage } from '../support/chat-page.ts';
import { patienceMs } from '../support/patience.ts';
import { expect, test } from '../support/test.ts';

test('the GPU process is killed in an answer: the text stays, the model starts by itself, and the reply goes on', async ({
  browser,
  page,
}) => {
  const chat = new ChatPage(page);
  await chat.open();
  await chat.start.click();
  await chat.waitUntilReady(patienceMs);
  await chat.set({ temperature: 0, length: 200 });
  await chat.ask('Tell me about the capital of France.');
  await expect(chat.reply).toContainText(/\w+ \w+/, { timeout: patienceMs });
  const session = await browser.newBrowserCDPSession();
  // It answers nothing: the process that would is gone.
  void session.send('Browser.crashGpuProcess').catch(() => undefined);
  const turn = chat.turns.first();
  await expect(turn.getByRole('alert')).toContainText('graphics chip stopped', { timeout: 60_000 });
  const before = (await chat.reply.locator('p').first().innerText()).trim();
  await chat.waitUntilReady(patienceMs);
  await turn.getByRole('button', { name: 'Go on' }).click();
  await expect
    .poll(async () => (await chat.reply.locator('p').first().innerText()).trim().length, {
      timeout: patienceMs,
    })
    .toBeGreaterThan(before.length);
  expect((await chat.reply.locator('p').first().innerText()).startsWith(before)).toBe(true);
  await expect(chat.turns).toHaveCount(1);

  await test.step('killed once more, it is offered for the processor', async () => {
    void session.send('Browser.crashGpuProcess').catch(() => undefined);
    await expect(turn.getByRole('alert')).toContainText('graphics chip stopped', { timeout: 60_000 });
    await expect(page.locator('hearth-model-offer')).toContainText('it runs on the processor', {
      timeout: 30_000,
    });
    await expect(turn.locator('hearth-markdown')).toContainText('The capital of');
  });
});
