import type { Page } from '@playwright/test';
import { audit } from '../support/audit.ts';
import { ChatPage } from '../support/chat-page.ts';
import { expect, test } from '../support/test.ts';
import type { Script } from '../../src/inference/testing/script.ts';

/** The scripted engine counts a word as a token, and holds 2,048. */
const words = (count: number, word = 'word'): string => `${word} `.repeat(count).trim();
const question = words(400, 'question');

class RoomPage extends ChatPage {
  readonly meter = this.page.getByRole('meter', { name: 'Context' });
  readonly card = this.page.locator('hearth-overflow-card');
  readonly dialog = this.page.locator('hearth-context-dialog');

  async used(): Promise<number> {
    return Number(await this.meter.getAttribute('aria-valuenow'));
  }

  /** Two questions with long replies: about 1,650 tokens. The next one has no room. */
  async fill(more: Script['replies'] = []): Promise<void> {
    await this.begin();
    await this.script({ replies: [...[1, 2].map(() => ({ text: words(500), stepMs: 0 })), ...more] });
    for (const subject of ['apples', 'pears']) {
      await this.ask(`About ${subject}: ${words(300, subject)}`);
      await this.waitForEnd();
    }
    await expect.poll(() => this.used()).toBeGreaterThan(1600);
  }

  async choose(name: string): Promise<void> {
    await this.card.getByRole('button', { name }).click();
  }

  /** Everything that the model reads with the next question. */
  async read(): Promise<string> {
    await this.page.getByRole('button', { name: /^context/ }).click();
    const items = this.dialog.getByRole('listitem');
    await expect(items.first()).toBeVisible();
    for (const summary of await this.dialog.locator('summary').all()) await summary.click();
    const text = (await items.allInnerTexts()).join('\n');
    await this.dialog.getByRole('button', { name: 'Close' }).click();
    return text;
  }
}

const open = (page: Page): RoomPage => new RoomPage(page);

test('the meter follows what is written and what was said, and shows what is sent', async ({ page }) => {
  const room = open(page);
  await room.begin();
  await expect(room.meter).toBeVisible();
  const empty = await room.used();
  await room.composer.fill(words(100));
  await expect.poll(() => room.used()).toBe(empty + 100);
  await room.script({ replies: [{ text: words(200), stepMs: 0 }] });
  await room.send.click();
  await room.waitForEnd();
  await expect.poll(() => room.used()).toBeGreaterThan(empty + 290);
  await room.composer.fill('What about pears?');
  await expect.poll(() => room.read()).toContain('What about pears?');
  await audit(page);
});

test('a question that does not fit goes without the oldest turn, and that can be undone', async ({
  page,
}) => {
  const room = open(page);
  await room.fill();
  await room.ask(question);
  await expect(room.card).toContainText('too long for the model');
  await expect(room.composer).toHaveValue(question);
  await expect(room.turns).toHaveCount(2);
  await audit(page);
  await room.choose('Leave out the oldest');
  await expect(room.turns).toHaveCount(3);
  await room.waitForEnd();
  await expect(room.reply).toContainText('question');
  await expect(room.composer).toHaveValue('');
  await expect(room.composer).toBeFocused();
  await expect(page.getByText('The model no longer reads what is above.')).toBeVisible();
  const sent = await room.read();
  expect(sent).not.toContain('apples');
  expect(sent).toContain('pears');
  // The way back leads to the conversation that it is about.
  await page.getByRole('button', { name: 'New chat' }).first().click();
  await expect(room.turns).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(room.turns).toHaveCount(3);
  await expect.poll(() => room.read()).toContain('apples');
});

test('what was left out can be sent again later', async ({ page }) => {
  const room = open(page);
  await room.fill();
  await room.ask(question);
  await room.choose('Leave out the oldest');
  await room.waitForEnd();
  await page.getByRole('button', { name: /^context/ }).click();
  await room.dialog.getByRole('button', { name: 'Send everything again' }).click();
  await expect(room.dialog.getByText('apples').first()).toBeVisible();
});

test('a question that does not fit goes with a summary of the oldest', async ({ page }) => {
  const room = open(page);
  await room.fill([
    { text: 'They spoke', stepMs: 0 },
    { text: 'They spoke of apples.', stepMs: 0 },
    { text: 'Yes.' },
  ]);
  await room.ask(question);
  await room.choose('Summarise the oldest');
  await expect(room.turns).toHaveCount(3);
  await room.waitForEnd();
  await expect(room.composer).toHaveValue('');
  expect(await room.read()).toContain('Summary of the conversation so far:\nThey spoke');
  await page.reload();
  await room.start.click();
  await room.waitUntilReady();
  expect(await room.read()).toContain('Summary of the conversation so far:\nThey spoke');
});

test('a summary can be cancelled, and nothing has changed', async ({ page }) => {
  const room = open(page);
  await room.fill([{ text: words(200, 'slow'), stepMs: 100 }]);
  await room.ask(question);
  await room.choose('Summarise the oldest');
  await expect(room.card.getByRole('progressbar')).toBeVisible();
  await audit(page);
  await room.choose('Cancel');
  await expect(room.card.getByRole('button', { name: 'Summarise the oldest' })).toBeVisible();
  await expect(room.composer).toHaveValue(question);
  await expect(room.turns).toHaveCount(2);
});

test('a summary that fails changes nothing, and says so', async ({ page }) => {
  const room = open(page);
  await room.fill([{ text: ' ' }]);
  await room.ask(question);
  await room.choose('Start fresh with a summary');
  await expect(room.card).toContainText('The model wrote no summary. Nothing has changed.');
  await expect(room.turns).toHaveCount(2);
  await expect(room.composer).toHaveValue(question);
});

test('a question that does not fit goes into a new chat that knows a summary', async ({ page }) => {
  const room = open(page);
  const summary = { text: 'They spoke of apples and pears.', stepMs: 0 };
  await room.fill([summary, summary, summary, summary]);
  await room.ask(question);
  await room.choose('Start fresh with a summary');
  await expect(room.turns).toHaveCount(1);
  await room.waitForEnd();
  await expect(room.turns).toContainText('question question');
  await expect(page.getByText('Goes on from an earlier conversation.')).toBeVisible();
  await expect(room.composer).toHaveValue('');
  expect(await room.read()).toContain('They spoke of apples and pears.');
  await page.getByRole('button', { name: /^About apples/ }).click();
  await expect(room.turns).toHaveCount(2);
});

test('a question can be changed instead', async ({ page }) => {
  const room = open(page);
  await room.fill();
  await room.ask(question);
  await room.choose('Change the question');
  await expect(room.card).toBeHidden();
  await expect(room.composer).toBeFocused();
  await room.composer.fill('Short?');
  await page.keyboard.press('Enter');
  await room.waitForEnd();
  await expect(room.turns).toHaveCount(3);
});

test('a question that is too long alone says how much to cut, and of which text', async ({ page }) => {
  const room = open(page);
  await room.begin();
  await page.locator('hearth-composer input[type=file]').setInputFiles({
    name: 'notes.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(words(2500)),
  });
  await room.ask('What is this?');
  await expect(room.card).toContainText('This question is longer than the model can read at once.');
  await expect(room.card).toContainText('“notes.txt”: 2,500 tokens');
  await expect(room.composer).toHaveValue('What is this?');
  await audit(page);
});

test('a reply for which there was no room leads to the choices, also later', async ({ page }) => {
  const room = open(page);
  await room.begin();
  await room.script({
    replies: [{ text: 'Yes.' }, { text: '', then: 'context-overflow' }, { text: 'Better.' }],
  });
  await room.ask('First');
  await room.waitForEnd();
  await room.ask('Second');
  await expect(room.card).toBeVisible();
  await room.choose('Change the question');
  await expect(room.composer).toHaveValue('Second');
  await room.composer.fill('');
  await page.getByRole('button', { name: 'Make room' }).click();
  await room.choose('Leave out the oldest');
  await expect(room.reply).toContainText('Better.');
  await expect(room.turns).toHaveCount(2);
});
