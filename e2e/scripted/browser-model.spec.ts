// The browser's own model: a double of `LanguageModel` stands in for the browser's, which no browser of our tests has.
import { installLanguageModel } from '../../tools/browser-model/language-model-double.ts';
import { audit } from '../support/audit.ts';
import { ChatPage } from '../support/chat-page.ts';
import { expect, test } from '../support/test.ts';
import type { Page } from '@playwright/test';
import type { LanguageModelPlan } from '../../tools/browser-model/language-model-double.ts';

const offer = (page: Page) => page.locator('hearth-browser-model');

/** Before the page's own scripts. */
const bring = (page: Page, plan: LanguageModelPlan = {}) =>
  page.addInitScript(installLanguageModel as (plan: LanguageModelPlan) => void, plan);

async function choose(page: Page, button = 'Start'): Promise<ChatPage> {
  await page.goto('./#/models');
  await offer(page).getByRole('button', { name: button }).click();
  const chat = new ChatPage(page);
  await chat.waitUntilReady();
  return chat;
}

test('is offered where the browser has one, says what it is not, and answers without fetching anything', async ({
  page,
  requests,
}) => {
  await bring(page);
  await page.goto('./#/models');
  await expect(offer(page)).toContainText('Chosen by your browser, not open');
  await audit(page);
  const chat = await choose(page);
  await expect(page.locator('hearth-header')).toContainText('chosen by your browser, not open');
  await expect(page.locator('hearth-header')).not.toContainText('on this device');
  await chat.ask('Hello there');
  await expect(chat.reply).toContainText('You said: Hello there');
  await chat.waitForEnd();
  await chat.ask('And once more');
  await expect(chat.reply).toContainText('You said: And once more');
  expect(requests.filter((url) => /models\/|libraries\/|(scripted|cpu)\.worker/.test(url))).toEqual([]);
  await page.goto('./#/models');
  await expect(offer(page)).toContainText('Answers in the chat');
});

test('is nothing to talk about where the browser has none', async ({ page }) => {
  await page.goto('./#/models');
  await expect(page.locator('hearth-model-item').first()).toBeVisible();
  await expect(offer(page)).toHaveCount(0);
});

test('is nothing to talk about where the browser says that it is unavailable', async ({ page }) => {
  await bring(page, { availability: 'unavailable' });
  await page.goto('./#/models');
  await expect(page.locator('hearth-model-item').first()).toBeVisible();
  await expect(offer(page)).toHaveCount(0);
});

test('stops when asked, keeps what was written, and answers the next question', async ({ page }) => {
  await bring(page, { stepMs: 200 });
  const chat = await choose(page);
  await chat.ask('one two three four five six seven eight');
  await expect(chat.reply).toContainText('one');
  await chat.stop.click();
  await chat.waitForEnd(2_000);
  await expect(chat.reply).not.toContainText('eight');
  await chat.ask('Next');
  await expect(chat.reply).toContainText('You said: Next');
});

test('is fetched by the browser where it is not there yet, and the page says how far that is', async ({
  page,
}) => {
  await bring(page, { availability: 'downloadable', stepMs: 400 });
  await page.goto('./#/models');
  await expect(offer(page)).toContainText('several gigabytes');
  await offer(page).getByRole('button', { name: 'Let the browser get it' }).click();
  await expect(page.locator('[aria-current=step]')).toContainText('Asking your browser');
  await expect(page.locator('[aria-current=step]')).toContainText(/(25|50) %/);
  const chat = new ChatPage(page);
  await chat.waitUntilReady();
  await chat.ask('Hello there');
  await expect(chat.reply).toContainText('Hello there');
});

test('is never the default: not of a first visit, and not of the site', async ({ page, context }) => {
  await bring(page);
  await context.route('**/hearth.config.json', (route) =>
    route.fulfill({ json: { defaultModel: 'browser' } }),
  );
  const chat = new ChatPage(page);
  await chat.open();
  await expect(page.locator('hearth-model-offer')).toContainText('SmolLM2 135M');
  await chat.start.click();
  await chat.waitUntilReady();
  await expect(page.locator('hearth-header')).toContainText('on this device');
});

test('is offered at the next visit to who chose it, and gone with the browser that had it', async ({
  page,
  context,
}) => {
  await bring(page);
  await choose(page);
  await page.goto('./');
  await page.reload();
  const model = page.locator('hearth-model-offer');
  await expect(model).toContainText('It is not an open one.');
  await expect(model).toContainText('no page can check that');
  await audit(page);
  const next = await context.newPage();
  await next.goto('./');
  await expect(next.locator('hearth-model-offer')).toContainText('SmolLM2 135M');
});

test('a reply that the browser holds back is told, and an open model is one click away', async ({ page }) => {
  await bring(page, { failReply: 'NotReadableError' });
  const chat = await choose(page);
  await chat.ask('one two three');
  const turn = chat.turns.last();
  await expect(turn).toContainText('Your browser held this reply back.');
  await turn.getByRole('button', { name: 'Choose another model' }).click();
  await expect(page.getByRole('heading', { name: 'Models' })).toBeVisible();
});
