// The library, what is stored, and models as files.
import { audit } from '../support/audit.ts';
import { ChatPage } from '../support/chat-page.ts';
import { answers, expect, getModel, isStored, modelName, shards, test } from './hub-test.ts';
import type { Page } from '@playwright/test';

const [first = ''] = shards;

for (const [name, size] of [
  ['wide', { width: 1200, height: 800 }],
  ['narrow', { width: 320, height: 640 }],
] as const) {
  test(`models, storage and self-test pass the audit (${name})`, async ({ page }) => {
    await page.setViewportSize(size);
    await page.goto('./#/models');
    await expect(page.getByRole('heading', { name: modelName })).toBeVisible();
    await page.getByText('Details').first().click();
    await audit(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
    await answers(await getModel(page));
    for (const path of ['storage', 'self-test']) {
      await page.goto(`./#/${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('button').first()).toBeVisible();
      await audit(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
    }
  });
}

test('the library is searched, and says what is not possible here', async ({ page }) => {
  await page.goto('./#/models');
  await page.getByRole('searchbox', { name: 'Search models' }).fill('english fetched');
  await expect(page.getByRole('heading', { name: modelName })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search models' }).fill('nothing like this');
  await expect(page.getByText('No model matches')).toBeVisible();
});

test('the model of the last visit is the one that is offered, and starts without a request', async ({
  page,
  hub,
}) => {
  await answers(await getModel(page));
  await page.reload();
  const chat = new ChatPage(page);
  await expect(chat.start).toHaveText('Start');
  await expect(page.getByText(modelName).first()).toBeVisible();
  hub.forget();
  await chat.start.click();
  await chat.waitUntilReady();
  expect(hub.total().requests).toBe(0);
});

test('a hub that is gone is told, and the way on works when it is back', async ({ page, context, hub }) => {
  await context.route(`${hub.url}/api/**`, (route) => route.abort());
  const chat = await getModel(page);
  const notice = page.locator('hearth-error-notice');
  await expect(notice).toContainText('no answer came', { timeout: 30_000 });
  await context.unroute(`${hub.url}/api/**`);
  await notice.getByRole('button').first().click();
  await answers(chat);
});

const storagePage = async (page: Page): Promise<void> => {
  await page.goto('./#/storage');
  await expect(page.getByRole('heading', { name: 'Everything else' })).toBeVisible();
};

test('a model is checked and mended, and deleted for good', async ({ page, hub }) => {
  await answers(await getModel(page));
  await page.evaluate(async (name) => {
    const cache = await caches.open('webllm/model');
    const key = (await cache.keys()).find(({ url }) => url.endsWith(name));
    if (key !== undefined) await cache.put(key, new Response(new Uint8Array(3_000_000)));
  }, first);
  await storagePage(page);
  hub.forget();
  await page.getByRole('button', { name: `Check ${modelName}` }).click();
  await expect(page.getByText('Checking every file')).toBeHidden({ timeout: 30_000 });
  expect(hub.served(first).requests).toBe(1);
  expect(hub.total().requests).toBe(1);
  await page.getByRole('button', { name: `Delete ${modelName}` }).click();
  await expect(page.getByRole('heading', { name: modelName })).toBeHidden();
  expect(await isStored(page, first)).toBe(false);
});

test('what belongs to no model is found and removed', async ({ page }) => {
  await page.goto('./');
  await page.evaluate(async () => {
    const cache = await caches.open('webllm/model');
    await cache.put(
      'https://model.invalid/Gone/resolve/0/params_shard_0.bin',
      new Response(new Uint8Array(2e6)),
    );
  });
  await storagePage(page);
  await expect(page.getByText('2.0 MB that belong to no model')).toBeVisible();
  await page.getByRole('button', { name: 'Remove leftovers' }).click();
  await expect(page.getByText('belong to no model')).toBeHidden();
});

test('everything that is deleted is gone', async ({ page }) => {
  await answers(await getModel(page));
  await storagePage(page);
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await page.getByRole('button', { name: 'Delete it all' }).click();
  await expect(page.getByRole('heading', { name: /Ask an open model/ })).toBeVisible();
  const left = await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const names: string[] = [];
    for await (const name of root.keys()) names.push(name);
    const models = await Promise.all(
      (await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).length),
    );
    return { names, entries: models.reduce((sum, count) => sum + count, 0), notes: localStorage.length };
  });
  expect(left).toEqual({ names: [], entries: 0, notes: 0 });
  await expect(page.locator('hearth-turn')).toHaveCount(0);
});

test('a model leaves as a file and comes back to a browser that has nothing', async ({
  page,
  browser,
  hub,
  baseURL,
}) => {
  // As in browsers that cannot write to a file directly: the pack comes as a download.
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
  await answers(await getModel(page));
  await storagePage(page);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: `Export ${modelName}` }).click();
  const pack = await (await downloading).path();

  const context = await browser.newContext({
    ...(baseURL !== undefined && { baseURL }),
    serviceWorkers: 'block',
  });
  const other = await context.newPage();
  await other.goto('./#/models');
  hub.forget();
  const chooser = other.waitForEvent('filechooser');
  await other.getByRole('button', { name: 'Open a model file' }).click();
  await (await chooser).setFiles(pack);
  await expect(other.locator('hearth-pack-preview')).toContainText('This site does not know this model');
  await audit(other);
  await other.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(other.getByText('It is on this device now')).toBeVisible();
  await other.getByRole('button', { name: 'Close' }).click();
  await other.getByRole('button', { name: /^Start/ }).click();
  await answers(new ChatPage(other));
  expect(hub.total().requests).toBe(0);
  await context.close();
});

test('a file that is no pack is refused in words', async ({ page }) => {
  await page.goto('./#/models');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a model file' }).click();
  await (
    await chooser
  ).setFiles({ name: 'a.hearth-pack', mimeType: 'x/y', buffer: Buffer.from('hello '.repeat(300)) });
  await expect(page.locator('hearth-error-notice')).toContainText('This model pack cannot be used');
});
