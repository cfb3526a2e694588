// The real model on a host that goes away: what one visit has fetched is enough to answer.
import { ChatPage } from '../support/chat-page.ts';
import { selfTest, untilEngineIsKept, untilKept } from '../offline/offline-page.ts';
import { serveSite } from '../offline/site.ts';
import { expect, test as base } from '../support/test.ts';
import type { Site } from '../offline/site.ts';

const loadTimeoutMs = 180_000;
const answerTimeoutMs = 120_000;

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
  test.setTimeout(480_000);
  const chat = new ChatPage(page);
  await chat.open();
  await untilKept(page);
  expect(site.asked.filter((path) => /inference\.worker|^(models|libraries)\//.test(path))).toEqual([]);
  await chat.start.click();
  await untilEngineIsKept(page);
  await expect
    .poll(async () => Object.values(await selfTest(page, false)).filter((state) => state === 'missing'), {
      timeout: loadTimeoutMs,
    })
    .toEqual([]);
  expect(site.asked.filter((path) => path.includes('inference.worker'))).toHaveLength(1);

  await context.setOffline(true);
  site.stop();
  await page.reload();
  await chat.start.click();
  await chat.waitUntilReady(loadTimeoutMs);
  await page.getByRole('button', { name: 'Settings' }).first().click();
  await page.getByRole('slider', { name: /temperature/i }).fill('0');
  await page.getByRole('spinbutton', { name: /longest/i }).fill('8');
  await page.getByRole('button', { name: 'Close' }).click();
  await chat.ask('What is the capital of France?');
  await chat.waitForEnd(answerTimeoutMs);
  await expect(chat.reply).toContainText('Paris');

  // The only place where the check of known answers runs on the real engine; it is not made by itself on a CPU.
  await page.evaluate(() => (location.hash = '#/self-test'));
  await page.getByRole('button', { name: 'Ask them' }).click();
  await expect(page.getByText('It answers right, also when a conversation goes on.')).toBeVisible({
    timeout: answerTimeoutMs,
  });
});
