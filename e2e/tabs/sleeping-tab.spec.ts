// A tab that the browser puts into its back/forward cache, or that hangs, must not keep the engine from the others.
import { ChatPage } from '../support/chat-page.ts';
import { expect, test } from '../support/test.ts';
import { findBrowser } from '../../tools/setup/find-browser.mjs';

const executablePath = findBrowser();
test.use({
  launchOptions: {
    ...(executablePath === null ? {} : { executablePath }),
    args: ['--no-sandbox', '--enable-unsafe-webgpu'],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  },
});

test('a tab that one goes back to rests, and uses the engine that another tab has started', async ({
  page,
  context,
}) => {
  const first = new ChatPage(page);
  await first.begin();
  const second = new ChatPage(await context.newPage());
  await second.open();
  await second.waitUntilReady();
  await page.evaluate(() => Object.assign(globalThis, { isSamePage: true }));
  await page.goto('about:blank');
  await second.waitUntilReady();
  await second.ask('While the first is away');
  await expect(second.reply).toContainText('While the first is away');
  await page.goBack({ waitUntil: 'commit' });
  await first.waitUntilReady();
  expect(await page.evaluate(() => 'isSamePage' in globalThis), 'the page comes from the cache').toBe(true);
  await expect(first.entry('While the first is away')).toBeVisible();
  await first.ask('Back again');
  await expect(first.reply).toContainText('Back again');
  await expect.poll(() => page.workers().length).toBe(0);
});

test('a tab that hangs loses the engine, and the question of another is answered after all', async ({
  page,
  context,
}) => {
  test.skip(process.env.HEARTH_LONG_TESTS === undefined, 'takes half a minute');
  test.setTimeout(120_000);
  const owner = new ChatPage(page);
  await owner.begin();
  const second = new ChatPage(await context.newPage());
  await second.open();
  await second.waitUntilReady();
  const hang = (): void => {
    const end = Date.now() + 60_000;
    while (Date.now() < end);
  };
  page.evaluate(hang).catch(() => undefined); // the test is over before it is
  await second.ask('Is anybody there?');
  await expect(second.reply).toContainText('Is anybody there?', { timeout: 50_000 });
});
