// The real model in a browser without WebGPU and without any flag: what a school computer has.
import { audit } from '../support/audit.ts';
import { ChatPage } from '../support/chat-page.ts';
import { patienceMs } from '../support/patience.ts';
import { expect, test } from '../support/test.ts';

/** “First word after 0.9 s” in the details of the newest reply, in seconds. */
async function secondsToFirstWord(chat: ChatPage): Promise<number> {
  const turn = chat.turns.last();
  await turn.getByRole('button', { name: 'Details' }).click();
  const text = await turn.getByRole('group', { name: 'Details' }).innerText();
  const [, seconds] = /First word after\s*([\d.]+)\s*s/.exec(text) ?? [];
  return Number(seconds);
}

test('a first visit leads to an answer on the processor, and the next question reads only what is new', async ({
  page,
  context,
  requests,
}) => {
  const chat = new ChatPage(page);
  await chat.open();
  await expect(page.locator('hearth-model-offer')).toContainText('so it runs on the processor');
  await audit(page);
  expect(requests.filter((url) => /models\/|cpu\.worker|\.wasm/.test(url))).toEqual([]);
  await chat.start.click();
  await chat.waitUntilReady(patienceMs);
  await chat.set({ temperature: 0, length: 32 });

  await chat.ask('What is the capital of France?');
  await chat.waitForEnd(patienceMs);
  await expect(chat.reply).toContainText('Paris');
  const first = await secondsToFirstWord(chat);

  await chat.ask('And of Italy?');
  await chat.waitForEnd(patienceMs);
  await expect(chat.reply).toContainText('Rome');
  expect(await secondsToFirstWord(chat)).toBeLessThan(first / 1.2);

  expect(requests.filter((url) => /params_shard|inference\.worker/.test(url))).toEqual([]);
  await page.waitForTimeout(800);
  await context.route(/\/models\//, (route) => route.fulfill({ status: 404 }));
  await page.reload();
  await expect(chat.turns).toHaveCount(2);
  await expect(chat.start).toHaveText('Start');
  await chat.start.click();
  await chat.waitUntilReady(patienceMs);
});
