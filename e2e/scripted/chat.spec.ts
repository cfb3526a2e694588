import { ChatPage } from '../support/chat-page.ts';
import { expect, test } from '../support/test.ts';

const longText = Array.from({ length: 400 }, (_, i) => `word${i}`).join(' ');

test('stop ends the reply within a second and keeps its text', async ({ page }) => {
  const chat = new ChatPage(page);
  await chat.begin();
  await chat.script({ replies: [{ text: longText, stepMs: 20 }] });
  await chat.ask('Write a lot');
  await expect(chat.reply).toContainText('word3');
  const pressed = Date.now();
  await chat.stop.click();
  await expect(chat.stop).toBeHidden();
  expect(Date.now() - pressed).toBeLessThan(1_000);
  await expect(chat.reply).toContainText('word3');
  await expect(chat.turns.last()).toContainText('You stopped it here.');
  await expect(chat.reply).not.toContainText('word399');
});

test('stop also works while the question is being read, and the model comes back by itself', async ({
  page,
}) => {
  const chat = new ChatPage(page);
  await chat.begin();
  await chat.script({ replies: [{ text: 'late', prefillMs: 20_000 }] });
  await chat.ask('A very long question');
  await expect(chat.turns.last()).toContainText('Reading your question');
  await page.keyboard.press('Escape');
  await expect(chat.turns.last()).toContainText('You stopped it here.', { timeout: 3_000 });
  await chat.script({});
  await chat.waitUntilReady();
  await chat.ask('Again');
  await expect(chat.reply).toContainText('Again');
});

test('a new chat is empty, the old one stays in the list and opens again', async ({ page }) => {
  const chat = new ChatPage(page);
  await chat.begin();
  await chat.ask('First question');
  await chat.waitForEnd();
  await page.getByRole('button', { name: 'New chat' }).first().click();
  await expect(chat.turns).toHaveCount(0);
  await chat.ask('Second question');
  await chat.waitForEnd();
  await page
    .getByRole('button', { name: /First question/ })
    .first()
    .click();
  await expect(chat.turns).toHaveCount(1);
  await expect(chat.turns.first()).toContainText('First question');
});

test('a deleted chat can be put back', async ({ page }) => {
  const chat = new ChatPage(page);
  await chat.begin();
  await chat.ask('Keep me');
  await chat.waitForEnd();
  const entry = chat.entry('Keep me');
  await expect(entry).toBeVisible();
  await chat.useMenu('Keep me', 'Delete');
  await expect(entry).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(entry).toBeVisible();
});

test('settings count for the next reply and survive a reload', async ({ page }) => {
  const chat = new ChatPage(page);
  await chat.begin();
  await page.getByRole('button', { name: 'Settings' }).first().click();
  await page.getByRole('spinbutton', { name: /longest/i }).fill('3');
  await page.getByRole('button', { name: 'Close' }).click();
  await chat.ask('one two three four five six');
  await expect(chat.turns.last()).toContainText('It reached the length you allowed.');
  await page.reload();
  await page.getByRole('button', { name: 'Settings' }).first().click();
  await expect(page.getByRole('spinbutton', { name: /longest/i })).toHaveValue('3');
});

test('a page that is closed while it answers loses at most half a second of the text', async ({ page }) => {
  const chat = new ChatPage(page);
  await chat.begin();
  await chat.script({ replies: [{ text: longText, stepMs: 20 }] });
  await chat.ask('Write a lot');
  await expect(chat.reply).toContainText('word60');
  await page.reload();
  await expect(chat.turns).toHaveCount(1);
  await expect(chat.reply).toContainText('word30');
  await expect(chat.turns.last()).toContainText('It was interrupted here.');
});

test('a reply can be copied as the text that the model wrote', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const chat = new ChatPage(page);
  await chat.begin();
  await chat.script({ replies: [{ text: '**bold** and `code`' }] });
  await chat.ask('Format');
  await chat.waitForEnd();
  await expect(chat.reply.locator('strong')).toHaveText('bold');
  await page.getByRole('button', { name: 'Copy the reply' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('**bold** and `code`');
});

test('a draft survives what happens around it', async ({ page }) => {
  const chat = new ChatPage(page);
  await chat.begin();
  await chat.script({ replies: [{ text: longText, stepMs: 10 }] });
  await chat.ask('Write a lot');
  await chat.composer.fill('my next question');
  await chat.stop.click();
  await expect(chat.composer).toHaveValue('my next question');
});
