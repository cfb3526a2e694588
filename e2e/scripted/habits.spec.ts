// What people who chat every day expect of their hands.
import type { Page } from '@playwright/test';
import { audit } from '../support/audit.ts';
import { ChatPage } from '../support/chat-page.ts';
import { expect, test } from '../support/test.ts';

const longText = 'alpha beta gamma. '.repeat(180);
/** What is typed is stored within a third of a second. */
const untilStored = (page: Page) => page.waitForTimeout(600);

/** Files let go over the page, as the browser tells of them. */
async function drop(page: Page, files: readonly { name: string; bytes: readonly number[] }[]): Promise<void> {
  const dataTransfer = await page.evaluateHandle((offered) => {
    const transfer = new DataTransfer();
    for (const { name, bytes } of offered) transfer.items.add(new File([Uint8Array.from(bytes)], name));
    return transfer;
  }, files);
  const target = page.locator('hearth-layout');
  await target.dispatchEvent('dragover', { dataTransfer });
  await target.dispatchEvent('drop', { dataTransfer });
}

/** As a person pastes: the browser's own way for synthetic events. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((content) => navigator.clipboard.writeText(content), text);
  await page.keyboard.press('ControlOrMeta+V');
}

const utf8 = (text: string) => [...Buffer.from(text)];
const chip = (page: Page, name: string) =>
  page.locator('hearth-composer').getByRole('listitem').filter({ hasText: name });

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test.describe('a draft', () => {
  test('belongs to its conversation, and is there after a reload', async ({ page }) => {
    const chat = new ChatPage(page);
    await chat.begin();
    await chat.ask('First question');
    await chat.waitForEnd();
    await chat.composer.fill('more of the first');
    await page.getByRole('button', { name: 'New chat' }).first().click();
    await expect(chat.composer).toHaveValue('');
    await chat.composer.fill('a new thought');
    await page
      .getByRole('button', { name: /First question/ })
      .first()
      .click();
    await expect(chat.composer).toHaveValue('more of the first');
    await page.getByRole('button', { name: 'New chat' }).first().click();
    await expect(chat.composer).toHaveValue('a new thought');
    await untilStored(page);
    await page.reload();
    await expect(
      page.getByText('Your question waits until the model is ready: “a new thought”'),
    ).toBeVisible();
    await chat.start.click();
    await expect(chat.composer).toHaveValue('a new thought', { timeout: 15_000 });
    await expect(chat.turns).toHaveCount(0);
    await page
      .getByRole('button', { name: /First question/ })
      .first()
      .click();
    await expect(chat.composer).toHaveValue('more of the first');
  });

  test('is gone once it was sent', async ({ page }) => {
    const chat = new ChatPage(page);
    await chat.begin();
    await chat.composer.fill('Send me');
    await untilStored(page);
    await page.keyboard.press('Enter');
    await chat.waitForEnd();
    await untilStored(page);
    await page.reload();
    await chat.start.click();
    await expect(chat.composer).toHaveValue('', { timeout: 15_000 });
    await page.getByRole('button', { name: 'New chat' }).first().click();
    await expect(chat.composer).toHaveValue('');
  });

  test('keeps the texts that go with it', async ({ page }) => {
    const chat = new ChatPage(page);
    await chat.begin();
    await drop(page, [{ name: 'notes.txt', bytes: utf8('Buy milk') }]);
    await expect(chip(page, 'notes.txt')).toBeVisible();
    await untilStored(page);
    await page.reload();
    await chat.start.click();
    await expect(chip(page, 'notes.txt')).toBeVisible({ timeout: 15_000 });
    await chat.ask('What shall I buy?');
    await expect(chat.reply).toContainText('Buy milk');
    await expect(chip(page, 'notes.txt')).toBeHidden();
  });
});

test.describe('a text', () => {
  test('that is long and pasted becomes a chip, and the model reads it', async ({ page }) => {
    const chat = new ChatPage(page);
    await chat.begin();
    await chat.composer.focus();
    await paste(page, longText);
    await expect(chip(page, 'Pasted text')).toContainText('3.2');
    await expect(chat.composer).toHaveValue('');
    await audit(page);
    await chat.ask('Summarise it');
    await expect(chat.reply).toContainText('Pasted text');
    await expect(chat.reply).toContainText('alpha beta gamma.');
    await expect(chip(page, 'Pasted text')).toBeHidden();
  });

  test('that was pasted can go into the question after all', async ({ page }) => {
    const chat = new ChatPage(page);
    await chat.begin();
    await chat.composer.focus();
    await paste(page, longText);
    await page.getByRole('button', { name: /Put it into the question/ }).click();
    await expect(chat.composer).toHaveValue(longText);
    await expect(chip(page, 'Pasted text')).toBeHidden();
  });

  test('can be chosen as a file, and taken away with the keyboard', async ({ page }) => {
    const chat = new ChatPage(page);
    await chat.begin();
    await expect(page.getByRole('button', { name: 'Add a text file' })).toBeVisible();
    await page.locator('input[type=file]').setInputFiles([
      { name: 'a.md', mimeType: 'text/markdown', buffer: Buffer.from('# A') },
      { name: 'utf-16.txt', mimeType: 'text/plain', buffer: Buffer.from('\ufeffgrüße', 'utf16le') },
    ]);
    await expect(page.getByRole('button', { name: 'Remove a.md' })).toBeVisible();
    await page.getByRole('button', { name: 'Remove a.md' }).focus();
    await page.keyboard.press('Enter');
    await expect(chip(page, 'a.md')).toBeHidden();
    await expect(page.getByRole('button', { name: 'Remove utf-16.txt' })).toBeFocused();
    await chat.ask('Read it');
    await expect(chat.reply).toContainText('grüße');
  });

  test('that is none is refused in words', async ({ page }) => {
    const chat = new ChatPage(page);
    await chat.begin();
    await drop(page, [
      { name: 'picture.png', bytes: [0x89, 0x50, 0x4e, 0x47, 0] },
      { name: 'notes.txt', bytes: utf8('text') },
    ]);
    await expect(page.getByRole('alert').filter({ hasText: '“picture.png” is no text' })).toBeVisible();
    await expect(chip(page, 'notes.txt')).toBeVisible();
  });
});

test('a model that is dropped on the chat is shown on the page of the models', async ({ page }) => {
  const chat = new ChatPage(page);
  await chat.begin();
  await drop(page, [{ name: 'broken.gguf', bytes: utf8('GGUF?') }]);
  await expect(page.getByRole('heading', { name: 'Models', level: 1 })).toBeVisible();
  await expect(page.getByText('Nothing of it was kept.')).toBeVisible();
});

test.describe('an address with a question', () => {
  test('waits on a first visit, and is neither sent nor starts anything', async ({ page, requests }) => {
    const chat = new ChatPage(page);
    await page.goto('./?q=Why%20is%20the%20sky%20blue%3F');
    await expect(page.getByText('“Why is the sky blue?”')).toBeVisible();
    await expect(page).toHaveURL(/\/$/);
    expect(requests.filter((url) => /models\/|libraries\/|inference/.test(url))).toEqual([]);
    await chat.start.click();
    await expect(chat.composer).toHaveValue('Why is the sky blue?', { timeout: 15_000 });
    await expect(chat.turns).toHaveCount(0);
    await chat.send.click();
    await expect(chat.reply).toContainText('Why is the sky blue?');
  });

  test('begins a new conversation, also without telling the server', async ({ page, requests }) => {
    const chat = new ChatPage(page);
    await chat.begin();
    await chat.ask('Earlier');
    await chat.waitForEnd();
    await untilStored(page);
    await page.goto('./#/?q=never%20sent');
    await expect(chat.turns).toHaveCount(0);
    await expect(chat.composer).toHaveValue('never sent');
    expect(requests.filter((url) => url.includes('never'))).toEqual([]);
  });

  test('is what other apps share', async ({ page }) => {
    await page.goto('./?title=A%20page&q=Some%20words&url=https%3A%2F%2Fa.example%2F');
    await expect(page.getByText('A page Some words https://a.example/')).toBeVisible();
    const manifest = (await (await page.request.get('manifest.webmanifest')).json()) as {
      share_target: { action: string; method: string; params: Record<string, string> };
    };
    expect(manifest.share_target).toEqual({
      action: './',
      method: 'GET',
      params: { title: 'title', text: 'q', url: 'url' },
    });
  });
});

test.describe('keys', () => {
  test('lead everywhere, and are listed', async ({ page }) => {
    const chat = new ChatPage(page);
    await chat.begin();
    await chat.script({ replies: [{ text: 'slow '.repeat(200), stepMs: 50 }, { text: '**bold**' }] });
    await chat.ask('First');
    await expect(chat.reply).toContainText('slow');
    await page.getByRole('log').focus();
    await page.keyboard.press('Escape');
    await expect(chat.turns.last()).toContainText('You stopped it here.');
    await chat.ask('Second');
    await chat.waitForEnd();
    await page.keyboard.press('ControlOrMeta+Shift+Y');
    await expect(page.getByText('The last reply was copied.')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('**bold**');

    await page.getByRole('log').focus();
    await page.keyboard.press('/');
    await expect(chat.composer).toBeFocused();
    await expect(chat.composer).toHaveValue('');
    await page.keyboard.type('a/b?');
    await expect(chat.composer).toHaveValue('a/b?');

    await page.keyboard.press('ControlOrMeta+Shift+O');
    await expect(chat.turns).toHaveCount(0);
    await expect(chat.composer).toBeFocused();
    await page.keyboard.press('ControlOrMeta+B');
    await expect(page.getByRole('complementary', { name: 'Conversations' })).toBeHidden();
    await page.getByRole('button', { name: 'Conversations' }).click();
    await expect(page.getByRole('complementary', { name: 'Conversations' })).toBeVisible();
    await page.keyboard.press('ControlOrMeta+,');
    await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();

    await page.keyboard.press('ControlOrMeta+/');
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(help).toBeVisible();
    await expect(page.locator('hearth-shortcuts')).toContainText('New chat');
    await audit(page);
    await page.keyboard.press('Escape');
    await expect(help).toBeHidden();
    await page.keyboard.press('ControlOrMeta+K');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.keyboard.press('ControlOrMeta+J');
    await expect(chat.composer).toBeFocused();
  });

  test('can be switched off', async ({ page }) => {
    const chat = new ChatPage(page);
    await chat.begin();
    await page.goto('./#/settings');
    await page.getByRole('checkbox', { name: 'Keyboard shortcuts' }).uncheck();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('log').focus();
    await page.keyboard.press('?');
    await page.keyboard.press('ControlOrMeta+/');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.goto('./#/about');
    await page.getByRole('link', { name: 'Keyboard shortcuts' }).click();
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await expect(page.locator('hearth-shortcuts')).toContainText('switched off');
  });

  test('the up arrow in an empty field edits the last question', async ({ page }) => {
    const chat = new ChatPage(page);
    await chat.begin();
    await chat.ask('First try');
    await chat.waitForEnd();
    await chat.composer.focus();
    await page.keyboard.press('ArrowUp');
    const field = chat.turns.last().getByRole('textbox');
    await expect(field).toBeFocused();
    await expect(field).toHaveValue('First try');
  });
});
