// All cores of the processor on a host that sends no headers: the service worker isolates the pages once it may.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mergeTests } from '@playwright/test';
import { EndpointPage, markOf, test as endpointTest } from '../endpoint/endpoint-test.ts';
import { answers, hubConfig, modelName, startTinyHub } from '../hub/hub-test.ts';
import { ChatPage } from '../support/chat-page.ts';
import { untilEngineIsKept, untilKept } from './offline-page.ts';
import { serveSite } from './site.ts';
import { expect, test } from './test.ts';
import type { Page } from '@playwright/test';
import type { Site } from './site.ts';

const useAll = (page: Page) => page.getByRole('button', { name: 'Use all cores' });
const isIsolated = (page: Page) => page.evaluate(() => crossOriginIsolated).catch(() => null);

/** Runs in a page or in a worker. */
const sharesMemory = (): boolean =>
  crossOriginIsolated &&
  new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer instanceof SharedArrayBuffer;

async function beginAndKeep(page: Page): Promise<ChatPage> {
  const chat = new ChatPage(page);
  await chat.begin();
  await untilKept(page);
  return chat;
}

async function isolate(page: Page): Promise<ChatPage> {
  const chat = await beginAndKeep(page);
  await useAll(page).click();
  await expect.poll(() => isIsolated(page)).toBe(true);
  await chat.waitUntilReady();
  return chat;
}

test.describe('a model on the processor', () => {
  test.use({ graphicsChip: false });

  test('may use all cores after one reload that is asked for, of which nothing is lost', async ({
    page,
    context,
    site,
  }) => {
    const chat = await beginAndKeep(page);
    await untilEngineIsKept(page);
    expect(await page.evaluate(sharesMemory)).toBe(false);
    await chat.ask('Hello there');
    await chat.waitForEnd();
    await chat.composer.fill('half a ques');
    await useAll(page).click();

    await test.step('the model starts by itself, and what was typed is there', async () => {
      await expect.poll(() => isIsolated(page)).toBe(true);
      await expect(chat.composer).toHaveValue('half a ques');
      await expect(chat.turns).toHaveCount(1);
      await expect(chat.reply).toContainText('Hello there');
      await expect(useAll(page)).toBeHidden();
    });

    await test.step('the page and its workers, which start from blobs, may share memory', async () => {
      expect(await page.evaluate(sharesMemory)).toBe(true);
      await chat.send.click();
      await expect(chat.reply).toContainText('half a ques');
      expect(page.workers().length).toBeGreaterThan(0);
      for (const worker of page.workers()) expect(await worker.evaluate(sharesMemory)).toBe(true);
    });

    await test.step('another tab is isolated from its beginning', async () => {
      const second = await context.newPage();
      await second.goto(site.url);
      expect(await isIsolated(second)).toBe(true);
      await second.close();
    });

    await test.step('and without a network too', async () => {
      await chat.waitForEnd();
      await context.setOffline(true);
      site.stop();
      await page.reload();
      expect(await isIsolated(page)).toBe(true);
      await chat.start.click();
      await chat.waitUntilReady();
      await chat.ask('Is there anybody?');
      await expect(chat.reply).toContainText('Is there anybody?');
    });
  });

  test('gives the cores back when the person says so, and is not offered them again', async ({ page }) => {
    const chat = await isolate(page);
    await chat.composer.fill('another ques');
    await page.goto('#/self-test');
    await page.getByRole('button', { name: 'Use one core only' }).click();
    await expect.poll(() => isIsolated(page)).toBe(false);
    await page.getByRole('link', { name: 'Back to the chat' }).click();
    await expect(chat.composer).toHaveValue('another ques');
    await chat.waitUntilReady();
    await expect(useAll(page)).toBeHidden();
    await page.goto('#/self-test');
    await expect(useAll(page)).toBeVisible();
  });

  test('is left alone where the person wants no reload, at the next visit too', async ({ page }) => {
    const chat = await beginAndKeep(page);
    await page.getByRole('button', { name: 'Not now' }).click();
    await expect(useAll(page)).toBeHidden();
    await page.reload();
    expect(await isIsolated(page)).toBe(false);
    await chat.start.click();
    await chat.waitUntilReady();
    await expect(useAll(page)).toBeHidden();
  });

  test('shows pages of the site in frames, as long as those come through the service worker', async ({
    page,
    site,
  }) => {
    await isolate(page);
    // The host's page about a page that is not there has no policy, so it may show frames.
    await page.goto(`${site.url}no/such/page`);
    expect(await isIsolated(page)).toBe(true);
    const frameIsIsolated = (path: string) =>
      page.evaluate(async (src) => {
        const frame = document.createElement('iframe');
        frame.src = src;
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
        document.body.append(frame);
        await loaded;
        // The browser's own page in place of one that it refused is of another origin.
        return frame.contentDocument === null ? 'refused' : frame.contentWindow?.crossOriginIsolated;
      }, path);
    expect(await frameIsIsolated(`${site.url}index.html`)).toBe(true);
    expect(await frameIsIsolated(`${site.url}no/such/frame`)).toBe(true);

    await page.evaluate(async () => {
      await (await navigator.serviceWorker.ready).unregister();
      for (const name of await caches.keys())
        if (name.startsWith('hearth-settings-')) await caches.delete(name);
    });
    expect(await frameIsIsolated(`${site.url}no/such/frame`)).toBe('refused');
  });
});

test('a model on the graphics chip needs no cores, and nobody is asked', async ({ page }) => {
  const chat = await beginAndKeep(page);
  await chat.ask('Hello there');
  await chat.waitForEnd();
  await expect(useAll(page)).toBeHidden();
  expect(await isIsolated(page)).toBe(false);
});

const withHub = test.extend<{ site: Site }>({
  hosts: async ({}, use) => use([new URL(hubConfig.hubs[0]!).origin]),
  site: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'hearth-config-'));
    const config = join(folder, 'hearth.config.json');
    writeFileSync(config, JSON.stringify(hubConfig));
    const hub = await startTinyHub();
    const site = await serveSite('dist-scripted', '/with/a/hub/', config);
    await use(site);
    expect(hub.total().bytes).toBeGreaterThan(0);
    site.stop();
    await hub.close();
    rmSync(folder, { recursive: true });
  },
});

withHub.describe('models of a hub', () => {
  withHub.use({ graphicsChip: false });

  withHub('arrive in an isolated page as in any other', async ({ page }) => {
    const chat = await isolate(page);
    await page.goto('#/models');
    const item = page.locator('hearth-model-item').filter({ hasText: modelName });
    await item.getByRole('button', { name: 'Get it and start' }).click();
    await answers(chat);
    expect(await isIsolated(page)).toBe(true);
  });
});

const withServer = mergeTests(test, endpointTest);

withServer.describe('a server of the visitor’s own', () => {
  withServer.use({ graphicsChip: false });

  withServer(
    'is reached from an isolated page too, whose frame comes through the service worker',
    async ({ page, server }) => {
      await isolate(page);
      const chat = await new EndpointPage(page).begin(server);
      await expect(page.locator('hearth-header')).toContainText(markOf(server));
      await chat.ask('Hello there');
      await expect(chat.reply).toContainText('Hello there');
      expect(await isIsolated(page)).toBe(true);
    },
  );
});
