import { audit } from '../support/audit.ts';
import { ChatPage } from '../support/chat-page.ts';
import { expect, test } from '../support/test.ts';
import type { Locator, Page } from '@playwright/test';

const ways = (page: Page): Locator => page.locator('hearth-compare-way');

async function openCompare(page: Page): Promise<ChatPage> {
  const chat = new ChatPage(page);
  await chat.begin();
  await page.getByRole('link', { name: 'Compare' }).click();
  await expect(ways(page)).toHaveCount(2);
  return chat;
}

test('one question is asked in two ways, and one answer becomes a chat with its settings', async ({
  page,
}) => {
  const chat = await openCompare(page);
  await audit(page);
  await chat.script({ replies: [{ text: 'Blue is **short**.' }, { text: 'The sky scatters light.' }] });
  await page.getByRole('textbox', { name: 'Your question' }).fill('Why is the sky blue?');
  await ways(page).nth(1).getByRole('slider').fill('1.5');
  await ways(page).nth(1).getByRole('textbox').fill('Answer like a poet.');
  await page.getByRole('button', { name: 'Ask both ways' }).click();
  await expect(ways(page).nth(0)).toContainText('Blue is short.');
  await expect(ways(page).nth(1)).toContainText('The sky scatters light.');
  await expect(ways(page).nth(1)).toContainText('Length of the reply');
  await audit(page);
  await expect(page.getByRole('button', { name: /^Why is the sky blue/ })).toHaveCount(0);

  await ways(page).nth(1).getByRole('button', { name: 'Use this one' }).click();
  await expect(chat.turns).toHaveCount(1);
  await expect(chat.turns).toContainText('The sky scatters light.');
  await page.getByRole('button', { name: 'Settings' }).first().click();
  await expect(page.getByRole('slider', { name: 'Temperature' })).toHaveValue('1.5');
  await expect(page.getByRole('textbox', { name: 'Instructions' })).toHaveValue('Answer like a poet.');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.reload();
  await expect(chat.turns).toContainText('The sky scatters light.');
});

test('it begins with the question of the chat, can be stopped, and keeps nothing', async ({ page }) => {
  const chat = new ChatPage(page);
  await chat.begin();
  await chat.ask('A question of the chat');
  await chat.waitForEnd();
  await page.getByRole('link', { name: 'Compare' }).click();
  await expect(page.getByRole('textbox', { name: 'Your question' })).toHaveValue('A question of the chat');
  await chat.script({ replies: [{ text: 'old' }, { text: 'slow '.repeat(300), stepMs: 40 }] });
  await page.getByRole('button', { name: 'Ask both ways' }).click();
  await expect(ways(page).nth(0)).toContainText('slow');
  await expect(ways(page).nth(1)).toContainText('Comes next');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(ways(page).nth(0)).toContainText('You stopped it here.');
  await expect(page.getByRole('button', { name: 'Ask both ways' })).toBeVisible();
  await page.getByRole('link', { name: 'Back to the chat' }).click();
  await expect(chat.turns).toHaveCount(1);
  await chat.script({});
  await chat.ask('Still there?');
  await expect(chat.reply).toContainText('Still there?');
});

test('the chat can ask at once when one leaves while it runs', async ({ page }) => {
  const chat = await openCompare(page);
  await chat.script({ replies: [{ text: 'slow '.repeat(300), stepMs: 40 }, { text: 'At once.' }] });
  await page.getByRole('textbox', { name: 'Your question' }).fill('Take your time');
  await page.getByRole('button', { name: 'Ask both ways' }).click();
  await expect(ways(page).nth(0)).toContainText('slow');
  await page.getByRole('link', { name: 'Back to the chat' }).click();
  await expect(page.getByRole('button', { name: 'Ask both ways' })).toHaveCount(0);
  await chat.ask('Now me');
  await expect(chat.reply).toContainText('At once.');
});

test('it says that a model has to run', async ({ page }) => {
  await page.goto('./#/compare');
  await expect(page.getByText('The model is not running at the moment.')).toBeVisible();
  await audit(page);
});
