import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChatPage } from '../support/chat-page.ts';
import { keptVersions, untilEngineIsKept, untilKept } from './offline-page.ts';
import { makeVersion, removeVersion } from './site.ts';
import { expect, test } from './test.ts';
import type { Page } from '@playwright/test';

let next: string;

test.beforeAll(async () => {
  next = await makeVersion('dist-scripted', 'two');
});

test.afterAll(() => removeVersion(next));

const versionOf = (page: Page) => page.evaluate(() => document.documentElement.dataset.version ?? 'one');
const offer = (page: Page) => page.getByText('A new version of Hearth is ready.');

/** Looks for a new version, as a browser does by itself from time to time. */
const lookForUpdate = (page: Page) =>
  page.evaluate(async () => {
    await (await navigator.serviceWorker.ready).update();
  });

async function beginAndKeep(page: Page): Promise<ChatPage> {
  const chat = new ChatPage(page);
  await chat.begin();
  await untilKept(page);
  await untilEngineIsKept(page);
  return chat;
}

test('an update is offered, waits for its word, and the version before goes when the new one has answered', async ({
  page,
  context,
  site,
}) => {
  const chat = await beginAndKeep(page);
  await chat.script({ replies: [{ text: 'one two three four five', stepMs: 400 }] });
  await chat.ask('Count');
  await expect(chat.reply).toContainText('one');
  site.deploy(next);
  await lookForUpdate(page);

  await test.step('the reply goes on, and nothing is reloaded', async () => {
    await expect(offer(page)).toBeVisible();
    await chat.waitForEnd();
    await expect(chat.reply).toContainText('five');
    expect(await versionOf(page)).toBe('one');
  });

  const before = await keptVersions(page);
  expect(before).toHaveLength(4);
  await page.waitForTimeout(800); // the conversation is stored within half a second
  await lookForUpdate(page);
  await page.getByRole('button', { name: 'Use it' }).click();

  await test.step('the new version runs, and the one before is still there', async () => {
    await expect.poll(() => versionOf(page).catch(() => '')).toBe('two');
    await expect(chat.reply).toContainText('five');
    await chat.script({});
    await chat.start.click();
    await chat.waitUntilReady();
    expect(await keptVersions(page)).toEqual(before);
  });

  await test.step('with its first answer the old one goes', async () => {
    await chat.ask('Do you work?');
    await expect(chat.reply).toContainText('Do you work?');
    await chat.waitForEnd();
    await expect.poll(async () => (await keptVersions(page)).length).toBe(2);
  });

  await test.step('and it works without a network', async () => {
    await context.setOffline(true);
    site.stop();
    await page.reload();
    expect(await versionOf(page)).toBe('two');
    await chat.start.click();
    await chat.waitUntilReady();
  });
});

test('an update that nobody takes stays an offer, and the page opens in its version', async ({
  page,
  site,
}) => {
  await beginAndKeep(page);
  site.deploy(next);
  await page.reload();
  await expect(offer(page)).toBeVisible();
  expect(await versionOf(page)).toBe('one');
  await page.reload();
  expect(await versionOf(page)).toBe('one');
  await expect(offer(page)).toBeVisible();
});

test('a tab of the version before works on, with all its parts, while another tab uses the new one', async ({
  page,
  context,
  site,
}) => {
  const chat = await beginAndKeep(page);
  site.deploy(next);
  const other = await context.newPage();
  const second = new ChatPage(other);
  await second.open();
  await expect(offer(other)).toBeVisible();
  await other.getByRole('button', { name: 'Use it' }).click();
  await expect.poll(() => versionOf(other).catch(() => '')).toBe('two');
  // The engine that runs in the first tab answers this one too.
  await second.waitUntilReady();
  await second.ask('New?');
  await second.waitForEnd();
  await expect(second.reply).toContainText('New?');

  // The host has its files no more, and a part that it has not asked for so far comes from what is kept.
  expect(await versionOf(page)).toBe('one');
  const part = await page.evaluate(async () => {
    const script = document.querySelector<HTMLScriptElement>('script[type="module"]')?.src ?? '';
    return (await fetch(script)).status;
  });
  expect(part).toBe(200);
  await chat.ask('Old?');
  await expect(chat.reply).toContainText('Old?');
  await chat.waitForEnd();
  expect(await keptVersions(other)).toHaveLength(4);

  await page.close();
  await other.reload();
  await expect.poll(async () => (await keptVersions(other)).length).toBe(2);
});

test('half a deploy is never taken, and the whole one is offered as soon as it is there', async ({
  page,
  site,
}) => {
  await beginAndKeep(page);
  const half = await makeVersion('dist-scripted', 'half');
  try {
    const style = readdirSync(join(half, 'assets')).find((name) => name.endsWith('.css')) ?? '';
    writeFileSync(join(half, 'assets', style), '<html>Please log in to the network.</html>');
    site.deploy(half);
    await lookForUpdate(page).catch(() => undefined); // it tells of a failed installation in its own way
    await expect.poll(() => site.asked.includes(`assets/${style}`)).toBe(true);
    await page.waitForFunction(async () => (await navigator.serviceWorker.ready).installing === null);
    await expect(offer(page)).toBeHidden();
    await page.reload();
    expect(await versionOf(page)).toBe('one');
    await expect(offer(page)).toBeHidden();

    site.deploy(next);
    await lookForUpdate(page);
    await expect(offer(page)).toBeVisible();
  } finally {
    removeVersion(half);
  }
});
