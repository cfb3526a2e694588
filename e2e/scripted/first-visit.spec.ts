import { ChatPage } from '../support/chat-page.ts';
import { expect, test } from '../support/test.ts';

test('a first visit shows what one agrees to, and fetches nothing before', async ({ page, requests }) => {
  const chat = new ChatPage(page);
  await chat.open();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ask an open model');
  const card = page.locator('hearth-model-offer');
  for (const words of [
    'SmolLM2 135M',
    'Hugging Face',
    'Apache-2.0',
    'MB',
    'Nothing you type leaves this device',
  ]) {
    await expect(card).toContainText(words);
  }
  await expect(chat.start).toHaveText('Get it and start');
  const fetched = requests.filter((url) => /models\/|libraries\/|inference/.test(url));
  expect(fetched).toEqual([]);
});

test('one click gets the model and leads to a chat that answers', async ({ page, requests }) => {
  const chat = new ChatPage(page);
  await chat.begin();
  expect(requests.some((url) => url.includes('params_shard_0.bin'))).toBe(true);
  await expect(chat.composer).toBeFocused();
  await chat.ask('Hello there');
  await expect(chat.reply).toContainText('Hello there');
  await expect(page).toHaveTitle(/Hearth/);
});

test('a second visit finds the model and the last conversation, one click away', async ({
  page,
  requests,
}) => {
  const chat = new ChatPage(page);
  await chat.begin();
  await chat.ask('Remember this');
  await chat.waitForEnd();
  await expect(chat.reply).toContainText('Remember this');
  await page.waitForTimeout(800); // what changed is written within half a second
  await page.reload();
  await expect(chat.turns).toHaveCount(1);
  await expect(chat.reply).toContainText('Remember this');
  await expect(chat.start).toHaveText('Start');
  const before = requests.length;
  await chat.start.click();
  await chat.waitUntilReady();
  expect(requests.slice(before).filter((url) => /models\/|libraries\//.test(url))).toEqual([]);
});

test('a cancelled download keeps what has arrived and can be taken up again', async ({
  page,
  context,
  requests,
}) => {
  const chat = new ChatPage(page);
  await chat.open();
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await context.route('**/params_shard_1.bin', async (route) => {
    await held;
    await route.abort().catch(() => undefined);
  });
  await chat.start.click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  const isStored = () =>
    page.evaluate(async () => {
      const keys = await (await caches.open('webllm/model')).keys();
      return keys.some(({ url }) => url.endsWith('params_shard_0.bin'));
    });
  await expect.poll(isStored).toBe(true);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(chat.start).toBeVisible();
  release();
  await context.unroute('**/params_shard_1.bin');
  const before = requests.length;
  await chat.start.click();
  await chat.waitUntilReady();
  const again = requests.slice(before).filter((url) => url.includes('models/'));
  expect(again.some((url) => url.endsWith('params_shard_1.bin'))).toBe(true);
  expect(again.some((url) => url.endsWith('params_shard_0.bin'))).toBe(false);
});
