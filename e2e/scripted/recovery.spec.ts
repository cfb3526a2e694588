// What the page does by itself when the engine fails in the middle of a reply, and what it proposes then.
import { audit } from '../support/audit.ts';
import { ChatPage } from '../support/chat-page.ts';
import { expect, test } from '../support/test.ts';
import type { Locator, Page } from '@playwright/test';

const half = 'The first half of it';
const rest = ', and the second.';

const goOn = (turn: Locator): Locator => turn.getByRole('button', { name: 'Go on' });

async function begin(page: Page): Promise<ChatPage> {
  const chat = new ChatPage(page);
  await chat.begin();
  return chat;
}

/** Asks, and the engine fails after half of the reply. */
async function breakReply(chat: ChatPage, then: 'crash' | 'device-lost'): Promise<Locator> {
  await chat.script({ replies: [{ text: half, then }] });
  await chat.ask('Break');
  const turn = chat.turns.last();
  await expect(turn.getByRole('alert')).toBeVisible();
  return turn;
}

for (const then of ['crash', 'device-lost'] as const) {
  test(`after a ${then} in a reply the model starts by itself, and the reply goes on`, async ({
    page,
    expectedErrors,
  }) => {
    expectedErrors.push(/scripted crash/);
    const chat = await begin(page);
    const turn = await breakReply(chat, then);
    await chat.script({ replies: [{ text: half + rest }] });
    await chat.waitUntilReady();
    await expect(chat.reply).toHaveText(half);
    await audit(page);
    await goOn(turn).click();
    await expect(chat.reply).toHaveText(half + rest);
    await expect(turn.getByRole('alert')).toHaveCount(0);
    await expect(chat.turns).toHaveCount(1);
  });
}

test('a question of which nothing was written is asked again by itself', async ({ page, expectedErrors }) => {
  expectedErrors.push(/scripted crash/);
  const chat = await begin(page);
  await chat.script({ loadMs: 1_500, replies: [{ text: '', prefillMs: 300, then: 'crash' }] });
  await chat.ask('Again');
  await expect(chat.turns.last()).toContainText('Starting the model again');
  await chat.script({});
  await expect(chat.reply).toHaveText(/Again/);
  await expect(chat.turns).toHaveCount(1);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('the second time it does not start again by itself, and says what may help', async ({
  page,
  expectedErrors,
}) => {
  expectedErrors.push(/scripted crash/);
  const chat = await begin(page);
  await breakReply(chat, 'crash');
  await chat.waitUntilReady();
  const turn = await breakReply(chat, 'crash');
  const notice = page.locator('hearth-composer-view hearth-error-notice');
  await expect(notice).toContainText('The model stopped again.');
  await expect(notice.getByRole('button', { name: 'Choose another model' })).toBeVisible();
  await audit(page);
  await chat.script({ replies: [{ text: half + rest }] });
  await goOn(turn).click();
  await expect(chat.reply).toHaveText(half + rest);
  await chat.waitUntilReady();
});

test('a reply that brings no word any more is ended, and can go on', async ({ page }) => {
  const chat = await begin(page);
  await chat.script({ replies: [{ text: half, then: 'hang' }] });
  await chat.ask('Fall silent');
  const turn = chat.turns.last();
  await expect(turn.getByRole('alert')).toContainText('No word came for', { timeout: 20_000 });
  await chat.script({ replies: [{ text: half + rest }] });
  await chat.waitUntilReady();
  await goOn(turn).click();
  await expect(chat.reply).toHaveText(half + rest);
});

test('a question that waits for another tab’s reply is not taken for one that is stuck', async ({
  page,
  context,
}) => {
  const first = await begin(page);
  const words = Array.from({ length: 160 }, (_, index) => `word${index}`).join(' ');
  await first.script({ replies: [{ text: words, stepMs: 60 }] });
  const second = new ChatPage(await context.newPage());
  await second.open();
  await second.waitUntilReady();
  await first.ask('Long');
  await expect(first.reply).toContainText('word3');
  await second.ask('Short');
  await expect(second.turns.last()).toContainText('Waiting for an answer in another tab');
  await expect(second.reply).toContainText('Short', { timeout: 25_000 });
  await expect(second.page.getByRole('alert')).toHaveCount(0);
});

test('a reload in the middle of a reply loses at most half a second of it', async ({ page }) => {
  const chat = await begin(page);
  const words = Array.from({ length: 200 }, (_, index) => `word${index}`);
  await chat.script({ replies: [{ text: words.join(' '), stepMs: 50 }] });
  await chat.ask('Write');
  await expect(chat.reply).toContainText('word40');
  await page.reload();
  await expect(chat.reply).toContainText('word30');
  await chat.script({ replies: [{ text: words.join(' ') }] });
  await chat.start.last().click();
  await chat.waitUntilReady();
  await goOn(chat.turns.last()).click();
  await expect(chat.reply).toHaveText(words.join(' '));
});
