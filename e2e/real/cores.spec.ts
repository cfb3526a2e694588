// The real engine on the processor, on a host that sends no headers: threads by way of the service worker.
import { ChatPage } from '../support/chat-page.ts';
import { patienceMs } from '../support/patience.ts';
import { expect, test } from '../support/test.ts';
import type { Page } from '@playwright/test';

test.use({ serviceWorkers: 'allow', graphicsChip: false });

const deviceOf = (page: Page) =>
  page.evaluate(() => {
    const app = document.querySelector('hearth-app') as unknown as {
      services: { model: { value: { device?: string } } };
    };
    return app.services.model.value.device ?? '';
  });

test('a model on the processor measures how many threads help once the page is isolated, and answers', async ({
  page,
}) => {
  const chat = new ChatPage(page);
  await chat.open();
  await chat.start.click();
  await chat.waitUntilReady(patienceMs);
  expect(await deviceOf(page)).toBe('CPU, 1 thread');
  await page.getByRole('button', { name: 'Use all cores' }).click();
  await expect.poll(() => page.evaluate(() => crossOriginIsolated).catch(() => false)).toBe(true);
  await chat.waitUntilReady(patienceMs);
  // A thread of llama.cpp that waits for work answers nobody, so one worker has to speak for all.
  const answers = page.workers().map((each) => each.evaluate(() => crossOriginIsolated));
  expect(await Promise.race(answers)).toBe(true);
  // As many as measured faster on this machine at this moment, which may be busy.
  expect(await deviceOf(page)).toMatch(/^CPU, (1 thread|\d+ threads)$/);
  await chat.set({ temperature: 0, length: 32 });
  await chat.ask('What is the capital of France?');
  await chat.waitForEnd(patienceMs);
  await expect(chat.reply).toContainText('Paris');
});
