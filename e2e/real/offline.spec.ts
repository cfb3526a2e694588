// The real model on a host that goes away: what one visit has fetched is enough to answer.
import { ChatPage } from '../support/chat-page.ts';
import { selfTest, untilEngineIsKept, untilKept } from '../offline/offline-page.ts';
import { serveSite } from '../offline/site.ts';
import { patienceMs } from '../support/patience.ts';
import { expect, test as base } from '../support/test.ts';
import type { Site } from '../offline/site.ts';

const test = base.extend<{ site: Site }>({
  site: async ({}, use) => {
    const site = await serveSite('dist', '/hearth/');
    await use(site);
    site.stop();
  },
  baseURL: async ({ site }, use) => use(site.url),
});

test.use({ serviceWorkers: 'allow' });

test('after one visit the starter model answers with the network off and the host gone', async ({
  page,
  context,
  site,
}) => {
  const chat = new ChatPage(page);
  await chat.open();
  await untilKept(page);
  expect(site.asked.filter((path) => /inference\.worker|^(models|libraries)\//.test(path))).toEqual([]);
  await chat.start.click();
  await untilEngineIsKept(page);
  await expect
    .poll(async () => Object.values(await selfTest(page, false)).filter((state) => state === 'missing'), {
      timeout: patienceMs,
    })
    .toEqual([]);
  expect(site.asked.filter((path) => path.includes('inference.worker'))).toHaveLength(1);

  await context.setOffline(true);
  site.stop();
  await page.reload();
  await chat.start.click();
  await chat.waitUntilReady(patienceMs);
  await chat.set({ temperature: 0, length: 8 });
  await chat.ask('What is the capital of France?');
  await chat.waitForEnd(patienceMs);
  await expect(chat.reply).toContainText('Paris');

  // The questions with known answers, asked of the real engine nowhere else; on a CPU that is not done by itself.
  await page.evaluate(() => (location.hash = '#/self-test'));
  await page.getByRole('button', { name: 'Ask them' }).click();
  await expect(page.getByText('It answers right, also when a conversation goes on.')).toBeVisible({
    timeout: patienceMs,
  });
});
