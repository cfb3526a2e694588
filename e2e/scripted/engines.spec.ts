// Where a model runs, and who decides: the page looks first, and the person has the last word.
import { audit } from '../support/audit.ts';
import { ChatPage } from '../support/chat-page.ts';
import { expect, test } from '../support/test.ts';
import type { Page } from '@playwright/test';

const isGguf = (url: string): boolean => url.endsWith('.gguf');
const isShard = (url: string): boolean => /params_shard|libraries\//.test(url);
const offer = (page: Page) => page.locator('hearth-model-offer');

test.describe('without a graphics chip that the browser may use', () => {
  test.use({ graphicsChip: false });

  test('the model is offered for the processor, says so in a sentence, and answers', async ({
    page,
    requests,
  }) => {
    const chat = new ChatPage(page);
    await chat.open();
    await expect(offer(page)).toContainText('no graphics chip that the browser may use');
    await audit(page);
    await chat.start.click();
    await chat.waitUntilReady();
    await chat.ask('Hello there');
    await expect(chat.reply).toContainText('Hello there');
    expect(requests.some(isGguf)).toBe(true);
    expect(requests.filter(isShard)).toEqual([]);
  });

  test('a person who knows better has it on the graphics chip, also at the next visit', async ({
    page,
    requests,
  }) => {
    const chat = new ChatPage(page);
    await chat.open();
    await page.getByRole('button', { name: 'Use WebGPU all the same' }).click();
    await expect(offer(page)).toContainText('on the graphics chip, as you chose');
    expect(requests.filter((url) => isGguf(url) || isShard(url))).toEqual([]);
    await chat.start.click();
    await chat.waitUntilReady();
    expect(requests.some(isShard)).toBe(true);
    expect(requests.filter(isGguf)).toEqual([]);
    await page.reload();
    await expect(offer(page)).toContainText('as you chose');
    await expect(chat.start).toHaveText('Start');
  });
});

test('the settings say where models run, and a running model moves', async ({ page }) => {
  const chat = new ChatPage(page);
  await chat.begin();
  await page.getByRole('button', { name: 'Settings' }).first().click();
  await page.getByRole('combobox', { name: 'Where models run' }).selectOption('cpu');
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(offer(page)).toContainText('on the processor, as you chose');
  await chat.start.click();
  await chat.waitUntilReady();
  await chat.ask('Hello there');
  await expect(chat.reply).toContainText('Hello there');
});

test('a graphics chip that computes wrongly leads to the processor, and is remembered', async ({ page }) => {
  const chat = new ChatPage(page);
  await chat.open();
  await chat.script({ check: 'wrong' });
  await chat.start.click();
  await expect(offer(page)).toContainText('The graphics chip computed wrongly');
  await page.reload();
  await expect(offer(page)).toContainText('The graphics chip computed wrongly');
  await chat.start.click();
  await chat.waitUntilReady();
  await chat.ask('Hello there');
  await expect(chat.reply).toContainText('Hello there');
});

test('a graphics chip that is lost twice leads to the processor; what was written is kept', async ({
  page,
}) => {
  const chat = new ChatPage(page);
  await chat.open();
  await chat.script({ replies: [{ text: 'half of it', then: 'device-lost' }] });
  await chat.start.click();
  await chat.waitUntilReady();
  await chat.ask('Once');
  await expect(chat.turns.last().getByRole('alert')).toBeVisible();
  // It starts again by itself, and the chip is lost again.
  await chat.waitUntilReady();
  await chat.ask('Twice');
  await expect(offer(page)).toContainText('stopped twice');
  await expect(chat.reply).toContainText('half of it');
  await chat.script({});
  await chat.start.click();
  await chat.waitUntilReady();
  await chat.ask('Hello there');
  await expect(chat.reply).toContainText('Hello there');
});

test('the models page says of each model where it runs', async ({ page }) => {
  await page.goto('./#/models');
  const starter = page.locator('hearth-model-item').first();
  await starter.getByText('Details').click();
  await expect(starter).toContainText('It runs on the graphics chip.');
});
