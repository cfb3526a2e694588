// What stays on the device in a frame: through a restart of the browser, and for each site apart.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { Chat, expect, Host, test } from './embed-test.ts';
import type { Page } from '@playwright/test';

/** The element in the frame of a page. */
const framedIn = (page: Page): Chat => new Chat(page.frameLocator('iframe').locator('hearth-chat'));

/** What the frame finds on this device. */
const storedAt = (chat: Chat): Promise<string[]> =>
  chat.element.evaluate(async () => [
    ...Object.keys(localStorage),
    ...((await caches.has('webllm/model')) ? ['model'] : []),
  ]);

test('model and conversation stay in a frame when the browser is opened again, and are not there on another site', async ({
  host,
  launchOptions,
}) => {
  const framed = await Host.start(host.page, host.cdn, 'frame.localhost');
  const other = await Host.start(host.page, host.cdn, 'other.localhost');
  framed.serve({
    body: '<form><hearth-chat name="chat" storage-key="help" autoload="visible"></hearth-chat></form>',
  });
  for (const each of [host, other]) {
    each.allow(framed.origin, 'frame-src');
    each.serve({ body: `<iframe title="Help" width="400" height="600" src="${framed.origin}"></iframe>` });
  }
  const profile = mkdtempSync(join(tmpdir(), 'hearth-profile-'));
  // Playwright switches off that storage is kept apart for each site, with a flag of which the last one counts.
  const args = [...(launchOptions.args ?? []), '--disable-features=HttpsUpgrades'];
  const inBrowser = async (work: (page: Page) => Promise<void>): Promise<void> => {
    const context = await chromium.launchPersistentContext(profile, {
      ...launchOptions,
      args,
      locale: 'en-GB',
    });
    await work(context.pages()[0] ?? (await context.newPage()));
    await context.close();
  };

  await inBrowser(async (page) => {
    await page.goto(host.origin);
    const chat = framedIn(page);
    await chat.begin();
    await chat.ask('Remember this?');
    await expect(chat.reply).toContainText('Remember this?');
    await expect.poll(() => chat.state()).toBe('ready');
  });
  await inBrowser(async (page) => {
    await page.goto(host.origin);
    const chat = framedIn(page);
    await expect(chat.field).toBeVisible(); // without a click
    await expect(chat.element.locator('.user')).toHaveText('Remember this?');
    const sent = await chat.element.evaluate((element) =>
      new FormData(element.closest('form') ?? undefined).get('chat'),
    );
    expect(sent).toContain('Remember this?');

    expect(await storedAt(chat)).toEqual(['hearth-chat:help', 'model']);
    await page.goto(other.origin);
    await expect(framedIn(page).agree).toHaveText('Get it and start');
    expect(await storedAt(framedIn(page))).toEqual([]);
  });
  rmSync(profile, { recursive: true });
  framed.end();
  other.end();
});
