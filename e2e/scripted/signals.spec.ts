// What the page tells a person who looks elsewhere, and how it looks to one who looks on.
import type { Page } from '@playwright/test';
import { audit } from '../support/audit.ts';
import { ChatPage } from '../support/chat-page.ts';
import { expect, test } from '../support/test.ts';

/** Another tab in front, as far as the page can tell. */
async function look(page: Page, isHidden: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      get: () => (hidden ? 'hidden' : 'visible'),
    });
    document.dispatchEvent(new Event('visibilitychange'));
  }, isHidden);
}

test('the title tells how it stands', async ({ page, context }) => {
  const chat = new ChatPage(page);
  await chat.open();
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await context.route('**/params_shard_1.bin', async (route) => {
    await held;
    await route.continue();
  });
  await chat.start.click();
  await expect(page).toHaveTitle(/^\d+ % downloaded · Hearth$/);
  release();
  await chat.waitUntilReady();
  await expect(page).toHaveTitle('Hearth');
  await chat.script({
    replies: [
      { text: 'one two three four', stepMs: 300 },
      { text: 'half', then: 'device-lost' },
    ],
  });
  await chat.ask('Count');
  await expect(page).toHaveTitle('Answering… · Hearth');
  await look(page, true);
  await expect(page).toHaveTitle('Answer ready · Hearth');
  await look(page, false);
  await expect(page).toHaveTitle('Hearth');
});

test.describe('the end of a reply', () => {
  test.use({ permissions: ['notifications'] });

  test('is told by a notification only to those who asked, elsewhere, and without a word of it', async ({
    page,
  }) => {
    const told = () =>
      page.evaluate(() => (globalThis as unknown as { told: { title: string; body: string }[] }).told);
    await page.addInitScript(() => {
      const shown: object[] = [];
      Object.assign(globalThis, { told: shown });
      globalThis.Notification = class extends EventTarget {
        static permission = 'granted';
        static requestPermission = async () => 'granted';
        constructor(title: string, options: NotificationOptions) {
          super();
          shown.push({ title, body: options.body });
        }
        close(): void {
          shown.push({ title: 'closed' });
        }
      } as unknown as typeof Notification;
    });
    const chat = new ChatPage(page);
    await chat.begin();
    await look(page, true);
    await chat.ask('A secret');
    await chat.waitForEnd();
    expect(await told()).toEqual([]);
    await page.goto('./#/settings');
    await page.getByRole('checkbox', { name: /notification/ }).check();
    await page.getByRole('button', { name: 'Close' }).click();
    await chat.ask('Another secret');
    await expect.poll(told).toEqual([{ title: 'Hearth', body: 'Your answer is ready.' }]);
    await look(page, false);
    await expect.poll(async () => (await told()).length).toBe(2);
    await chat.ask('Seen');
    await chat.waitForEnd();
    expect(await told()).toHaveLength(2);
  });
});

test('a browser that blocks notifications is explained, and the choice stays off', async ({ page }) => {
  const chat = new ChatPage(page);
  await chat.begin();
  await page.evaluate(() => {
    Object.defineProperty(Notification, 'permission', { get: () => 'denied' });
    Notification.requestPermission = async () => 'denied';
  });
  await page.goto('./#/settings');
  const choice = page.getByRole('checkbox', { name: /notification/ });
  await choice.click();
  await expect(page.getByText('Your browser blocks notifications for this site.')).toBeVisible();
  await expect(choice).not.toBeChecked();
});

test.describe('colours', () => {
  test.use({ colorScheme: 'light' });

  test('are chosen in the settings, and are there before the page is seen', async ({ page }) => {
    const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const bars = () =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')].map(
          ({ content }) => content,
        ),
      );
    const chat = new ChatPage(page);
    await chat.begin();
    const [light, dark] = ['rgb(247, 244, 238)', 'rgb(25, 22, 19)'];
    expect(await background()).toBe(light);
    await page.goto('./#/settings');
    await page.getByRole('combobox', { name: 'Colours' }).selectOption('dark');
    expect(await background()).toBe(dark);
    expect(await bars()).toEqual(['#191613', '#191613']);
    await audit(page);
    // The colour at each moment that the browser could paint.
    await page.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      const watch = () => {
        seen.push(getComputedStyle(document.documentElement).backgroundColor);
        requestAnimationFrame(watch);
      };
      requestAnimationFrame(watch);
    });
    // Also where the page's first script comes late.
    await page.route('**/assets/index-*.js', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 600));
      await route.continue();
    });
    await page.goto('./');
    await page.reload();
    await expect(page.locator('hearth-app')).toBeVisible();
    const seen = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
    expect([...new Set(seen.filter((colour) => colour !== 'rgba(0, 0, 0, 0)'))]).toEqual([dark]);
    await page.goto('./#/settings');
    await page.getByRole('combobox', { name: 'Colours' }).selectOption('system');
    expect(await background()).toBe(light);
    expect(await bars()).toEqual(['#f7f4ee', '#191613']);
  });
});
