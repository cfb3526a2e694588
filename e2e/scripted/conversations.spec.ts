// The conversations that stay: their list, their names, the search in them, and several tabs that write them.
import { audit } from '../support/audit.ts';
import { ChatPage } from '../support/chat-page.ts';
import { fillConversations } from '../support/fill-conversations.ts';
import { expect, test } from '../support/test.ts';
import type { Locator, Page } from '@playwright/test';
import type { SampleConversation } from '../support/fill-conversations.ts';

const dayMs = 86_400_000;
const now = Date.now();

const samples: readonly SampleConversation[] = [
  {
    id: 'sky',
    updatedAt: now - dayMs,
    turns: [
      ['Why is the sky blue?', 'Rayleigh scattering.'],
      ['And red?', 'At dusk.'],
    ],
  },
  { id: 'soup', updatedAt: now - 40 * dayMs, turns: [['A soup for winter', 'Take leeks and **potatoes**.']] },
  { id: 'xue', updatedAt: now - 41 * dayMs, turns: [['你好', '我在北京大学读书。']] },
];

const search = (page: Page): Locator => page.getByRole('searchbox', { name: 'Search' });
const titles = (page: Page): Locator => page.locator('hearth-chat-list .title');
const status = (page: Page): Locator => page.locator('hearth-chat-list [role=status]');

async function openWith(page: Page, conversations: readonly SampleConversation[]): Promise<ChatPage> {
  const chat = new ChatPage(page);
  await page.goto('./nothing-here');
  await fillConversations(page, conversations);
  await chat.open();
  return chat;
}

/** One question answered, in a conversation that is open. */
async function beginWith(page: Page, question: string): Promise<ChatPage> {
  const chat = new ChatPage(page);
  await chat.begin();
  await chat.ask(question);
  await chat.waitForEnd();
  return chat;
}

test('a conversation keeps the name that it was given, whether it is open or not', async ({ page }) => {
  const chat = await beginWith(page, 'First question');
  await chat.useMenu('First question', 'Rename');
  await page.getByRole('textbox', { name: 'Name of the conversation' }).fill('Open one');
  await page.keyboard.press('Enter');
  await expect(chat.entry('Open one')).toBeFocused();
  await page.getByRole('button', { name: 'New chat' }).click();
  await chat.ask('Second question');
  await chat.waitForEnd();
  await chat.entry('Open one').focus();
  await page.keyboard.press('F2');
  await page.keyboard.insertText('Other one');
  await page.keyboard.press('Enter');
  await expect(chat.entry('Other one')).toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.insertText('Never');
  await page.keyboard.press('Escape');
  await expect(chat.entry('Other one')).toBeFocused();
  await page.reload();
  await expect(titles(page)).toHaveText(['Second question', 'Other one']);
});

test('a pinned conversation stands above the others, also on the next visit', async ({ page }) => {
  const chat = await openWith(page, samples);
  await expect(titles(page)).toHaveText(['Why is the sky blue?', 'A soup for winter', '你好']);
  await chat.useMenu('A soup for winter', 'Pin');
  await expect(titles(page).first()).toHaveText('A soup for winter');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Pinned' })).toBeVisible();
  await expect(titles(page).first()).toHaveText('A soup for winter');
  await chat.useMenu('A soup for winter', 'Unpin');
  await expect(titles(page).first()).toHaveText('Why is the sky blue?');
});

test('a deleted conversation is gone on the next visit, and undone it is not', async ({ page }) => {
  const chat = await openWith(page, samples);
  await chat.useMenu('A soup for winter', 'Delete');
  await expect(titles(page)).toHaveCount(2);
  await expect(chat.entry('你好')).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(titles(page)).toHaveCount(3);
  await chat.useMenu('你好', 'Delete');
  await expect(titles(page)).toHaveCount(2);
  await page.reload();
  await expect(titles(page)).toHaveText(['Why is the sky blue?', 'A soup for winter']);
});

test('what was said is found in any conversation, and opens there', async ({ page }) => {
  const chat = await openWith(page, samples);
  await search(page).fill('rayleigh');
  await expect(titles(page)).toHaveText([/Why is the sky blue\?\s*Rayleigh scattering\./]);
  await expect(page.locator('hearth-chat-list mark')).toHaveText('Rayleigh');
  await expect(status(page)).toHaveText('1 conversation');
  await titles(page).click();
  await expect(chat.turns).toHaveCount(2);
  for (const [words, title] of [
    ['potatos', /A soup for winter/],
    ['大学', /你好/],
  ] as const) {
    await search(page).fill(words);
    await expect(titles(page)).toHaveText([title]);
  }
  await search(page).fill('nowhere to be found');
  await expect(status(page)).toHaveText('No conversation has these words.');
  await search(page).press('Escape');
  await expect(titles(page)).toHaveCount(3);
});

test('the search follows what is asked, renamed and deleted, and works after a reload', async ({ page }) => {
  const chat = await beginWith(page, 'Tell me about tulips');
  await search(page).fill('tulip');
  await expect(titles(page)).toHaveCount(1);
  await chat.ask('And about crocuses');
  await chat.waitForEnd();
  await search(page).fill('crocus');
  await expect(titles(page)).toHaveText([/Tell me about tulips\s*And about crocuses/]);
  await search(page).fill('');
  await chat.useMenu('Tell me about tulips', 'Rename');
  await page.keyboard.insertText('Garden');
  await page.keyboard.press('Enter');
  await search(page).fill('garden');
  await expect(page.locator('hearth-chat-list mark')).toHaveText('Garden');
  await page.reload();
  await search(page).fill('crocus');
  await expect(titles(page)).toHaveText([/Garden/]);
});

test('the search is used with the keyboard alone', async ({ page }) => {
  const chat = await openWith(page, samples);
  await search(page).focus();
  await page.keyboard.insertText('soup');
  await expect(titles(page)).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await expect(titles(page).first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(search(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(chat.turns.first()).toContainText('A soup for winter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /More for “A soup/ })).toBeFocused();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('the menu, the naming and the search pass the audit', async ({ page }) => {
      const chat = await openWith(page, samples);
      await chat.entry('A soup for winter').focus();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('menu')).toBeVisible();
      await audit(page);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('textbox', { name: 'Name of the conversation' })).toBeFocused();
      await audit(page);
      await page.keyboard.press('Escape');
      await search(page).fill('s');
      await expect(titles(page)).toHaveCount(2);
      await audit(page);
    });
  });
}

test('on a phone the list does the same in its drawer', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  const chat = await openWith(page, samples);
  await page
    .getByRole('button', { name: /conversations|menu/i })
    .first()
    .click();
  await chat.useMenu('A soup for winter', 'Pin');
  await expect(titles(page).first()).toHaveText('A soup for winter');
  await search(page).fill('dusk');
  await expect(titles(page)).toHaveCount(1);
  await titles(page).click();
  await expect(titles(page)).toBeHidden();
  await expect(chat.turns).toHaveCount(2);
});

test('hundreds of conversations of an older version are all there, shown as one comes to them', async ({
  page,
}) => {
  const many = Array.from({ length: 150 }, (_, index) => ({
    id: `many-${index}`,
    updatedAt: now - index * 60_000,
    turns: [[`Question ${index}`, 'x'] as const],
  }));
  await openWith(page, many);
  await expect(titles(page).first()).toHaveText('Question 0');
  expect(await titles(page).count()).toBeLessThan(100);
  await expect(async () => {
    await titles(page).last().scrollIntoViewIfNeeded();
    expect(await titles(page).count()).toBe(150);
  }).toPass();
});

test('two tabs that write the same conversation lose nothing of each other', async ({ page, context }) => {
  const first = await beginWith(page, 'Question of both');
  const second = new ChatPage(await context.newPage());
  await second.open();
  await second.waitUntilReady();
  await expect(second.turns).toHaveCount(1);
  await first.ask('From the first');
  await first.waitForEnd();
  await expect(second.turns).toHaveCount(2);
  await expect(second.turns.last()).toContainText('From the first');
  // Both at once: neither can know of the other.
  const slow = { text: 'word '.repeat(60).trim(), stepMs: 25 };
  await first.script({ replies: [slow, slow, slow, slow] });
  await Promise.all([first.ask('Apples'), second.ask('Pears')]);
  await first.waitForEnd();
  await second.waitForEnd();
  const stored = async (chat: ChatPage): Promise<string[]> =>
    chat.page.evaluate(async () => {
      const opening = indexedDB.open('hearth-conversations');
      await new Promise((resolve) => (opening.onsuccess = resolve));
      const reading = opening.result.transaction('conversations').objectStore('conversations').getAll();
      await new Promise((resolve) => (reading.onsuccess = resolve));
      const [conversation] = reading.result.filter(
        (record: { turns?: unknown }) => record.turns !== undefined,
      ) as {
        turns: { question: string; outcome: { status: string } }[];
      }[];
      return (conversation?.turns ?? [])
        .map(({ question, outcome }) => `${question}: ${outcome.status}`)
        .sort();
    });
  const all = ['Apples', 'From the first', 'Pears', 'Question of both'].map((words) => `${words}: complete`);
  await expect.poll(() => stored(first)).toEqual(all);
  await page.reload();
  await expect(first.turns).toHaveCount(3); // one of the branches
});

test('a name that one tab gives is seen in the other, and a deleted conversation leaves it', async ({
  page,
  context,
}) => {
  const first = await beginWith(page, 'Shared');
  const second = new ChatPage(await context.newPage());
  await second.open();
  await expect(second.turns).toHaveCount(1);
  await first.useMenu('Shared', 'Rename');
  await page.keyboard.insertText('Named');
  await page.keyboard.press('Enter');
  await expect(second.entry('Named')).toBeVisible();
  await first.useMenu('Named', 'Delete');
  await expect(second.turns).toHaveCount(0);
  await expect(titles(second.page)).toHaveCount(0);
});

test('a damaged record neither stops the list nor is lost', async ({ page }) => {
  const chat = await openWith(page, samples);
  await expect(titles(page)).toHaveCount(3);
  const put = async (): Promise<void> =>
    page.evaluate(async () => {
      const opening = indexedDB.open('hearth-conversations');
      await new Promise((resolve) => (opening.onsuccess = resolve));
      const transaction = opening.result.transaction('conversations', 'readwrite');
      transaction.objectStore('conversations').put({ id: 'soup', version: 99 }, 'soup');
      await new Promise((resolve) => (transaction.oncomplete = resolve));
    });
  await put();
  await chat.entry('A soup for winter').click();
  await search(page).fill('sky');
  await expect(titles(page)).toHaveCount(1);
});

test('where the browser keeps nothing, the chat works and the list says nothing false', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
  });
  const chat = await beginWith(page, 'Not kept');
  await expect(chat.reply).toContainText('Not kept');
  await expect(page.getByText('does not let the page store anything')).toBeVisible();
  await expect(page.getByText('Your conversations will be listed here.')).toBeVisible();
});
