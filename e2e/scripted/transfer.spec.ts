// Conversations leave as files and come back.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { readZip } from '../../src/zip/read-zip.ts';
import { audit } from '../support/audit.ts';
import { ChatPage } from '../support/chat-page.ts';
import { expect, test } from '../support/test.ts';
import { contentOf, TransferPage } from '../support/transfer-page.ts';
import type { Saved } from '../support/transfer-page.ts';

const chatGptPath = new URL('../../src/transfer/testing/chatgpt-conversations.json', import.meta.url);
const chatGpt = readFileSync(chatGptPath, 'utf8');

async function removeEverything(page: Page): Promise<void> {
  await page.goto('./#/storage');
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await page.getByRole('button', { name: 'Delete it all' }).click();
  await expect(page.getByRole('button', { name: 'Get it and start' })).toBeVisible();
}

const listed = (page: Page, title: string) => new ChatPage(page).entry(title);

/** A conversation with branches, and one that was stopped. */
async function talk(page: Page): Promise<void> {
  const chat = new ChatPage(page);
  await chat.begin();
  await chat.script({
    replies: [
      { text: '# Blue\n\n```js\nlet x = "</script>";\n```' },
      { text: 'First try' },
      { text: 'Second' },
      { text: 'word '.repeat(500), stepMs: 20 },
    ],
  });
  await chat.ask('Why is the sky “blue”?\nIn two lines – 🏡');
  await expect(chat.reply).toContainText('let x');
  await chat.waitForEnd();
  await chat.ask('And at night?');
  await expect(chat.reply).toContainText('First try');
  await chat.waitForEnd();
  await chat.turns.last().getByRole('button', { name: 'Ask again' }).click();
  await expect(chat.reply).toContainText('Second');
  await chat.waitForEnd();
  await page.getByRole('button', { name: 'New chat' }).first().click();
  await chat.ask('Go on for ever');
  await expect(chat.reply).toContainText('word');
  await chat.stop.click();
  await chat.waitForEnd();
}

test('everything that was taken along comes back, byte for byte', async ({ page }) => {
  await talk(page);
  const transfer = new TransferPage(page);
  await transfer.open();
  await expect(page.getByText('On this device: 2 conversations.')).toBeVisible();
  const first = await transfer.saveAll(/To keep/);
  expect(first.name).toMatch(/^hearth-conversations-\d{4}-\d{2}-\d{2}\.json$/);
  expect(JSON.parse(first.text)).toMatchObject({ format: 'hearth-conversations', version: 1 });

  await removeEverything(page);
  await transfer.open();
  await expect(page.getByText('There are no conversations on this device yet.')).toBeVisible();
  await transfer.choose(first.name, first.bytes);
  await expect(transfer.preview).toContainText('2 conversations · 4 questions · from Hearth');
  await expect(transfer.preview).toContainText('None of it is here yet.');
  await audit(page);
  await transfer.preview.getByRole('button', { name: 'Import 2 conversations' }).click();
  await expect(transfer.preview).toContainText('2 conversations were imported.');
  expect((await transfer.saveAll(/To keep/)).text).toBe(first.text);

  await transfer.choose(first.name, first.bytes);
  await expect(transfer.preview).toContainText('All of it is here already');
  await listed(page, 'Go on for ever').click();
  await expect(page.locator('hearth-turn').last()).toContainText('You stopped it here.');
  await transfer.open();
  expect((await transfer.saveAll(/To keep/)).text, 'nor does looking at it change it').toBe(first.text);
});

test('all are written as documents and as messages, and come back from those', async ({ page }) => {
  await talk(page);
  const transfer = new TransferPage(page);
  await transfer.open();
  const archive = await transfer.saveAll(/To read/);
  expect(archive.name).toMatch(/\.zip$/);
  const files = await readZip(new Blob([archive.bytes]));
  expect(files.map(({ name }) => name)).toEqual([
    'Why is the sky “blue” In two lines – 🏡.md',
    'Go on for ever.md',
  ]);
  const document = new TextDecoder().decode(await files[0]!.read(1e6));
  expect(document).toContain('## Question <!-- question -->\n\nWhy is the sky “blue”?\nIn two lines – 🏡\n');
  const lines = await transfer.saveAll(/For other programs/);
  expect(lines.name).toMatch(/\.jsonl$/);
  const [line] = lines.text.split('\n');
  expect(JSON.parse(line ?? '')).toMatchObject({
    messages: [{ role: 'user' }, { role: 'assistant', content: /^# Blue/ }, {}, { content: 'Second' }],
  });
  await transfer.import(lines.name, lines.bytes);
  await expect(page.getByText('On this device: 4 conversations.')).toBeVisible();
  await transfer.choose(archive.name, archive.bytes);
  await expect(transfer.preview).toContainText('2 conversations · 3 questions · Markdown from Hearth');
  await expect(transfer.preview, 'the same words have the same id').toContainText(
    'All of it is here already',
  );
});

test('one conversation is saved in the form that is chosen', async ({ page, requests }) => {
  await talk(page);
  const before = requests.length;
  const save = async (kind: RegExp): Promise<Saved> => {
    await new ChatPage(page).useMenu('Go on for ever', 'Export');
    const dialog = page.locator('hearth-export-dialog');
    await expect(dialog).toContainText('Go on for ever');
    await dialog.getByRole('radio', { name: kind }).check();
    await audit(page);
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    const saved = await contentOf(await download);
    await expect(dialog).toHaveCount(0);
    return saved;
  };
  const markdown = await save(/To read/);
  expect([markdown.name, markdown.text.slice(0, 16)]).toEqual(['Go on for ever.md', '# Go on for ever']);
  const own = await save(/To keep/);
  expect(JSON.parse(own.text)).toMatchObject({
    conversations: [{ turns: [{ question: 'Go on for ever' }] }],
  });
  const messages = await save(/For other programs/);
  expect(JSON.parse(messages.text)).toMatchObject({
    messages: [{ role: 'user', content: 'Go on for ever' }, {}],
  });
  const site = new URL(page.url()).origin;
  const sent = requests
    .slice(before)
    .filter((url) => !url.startsWith(`${site}/assets/`) && !url.startsWith('blob:'));
  expect(sent).toEqual([]);
});

test('an export of ChatGPT comes in with its branches, and goes again', async ({ page }) => {
  const transfer = new TransferPage(page);
  await transfer.open();
  await transfer.choose('conversations.json', chatGpt);
  await expect(transfer.preview).toContainText('2 conversations · 5 questions · from ChatGPT');
  await expect(transfer.preview).toContainText('6 messages are left out');
  await expect(transfer.preview).toContainText('1 conversation in which nothing is said is left out.');
  await expect(listed(page, 'Fast-growing trees')).toHaveCount(0);
  await transfer.preview.getByRole('button', { name: 'Import 2 conversations' }).click();
  await expect(transfer.preview).toContainText('2 conversations were imported.');
  await listed(page, 'Fast-growing trees').click();
  const turns = page.locator('hearth-turn');
  await expect(turns).toHaveCount(2);
  await expect(turns.last()).toContainText('[an image]');
  await expect(turns.last()).toContainText('About 40 years.');
  await page.goBack();
  await transfer.import('again.json', chatGpt.replace('Beeches bear shade well.', 'Beeches do.'));
  await expect(transfer.preview).toContainText('1 imported, 1 was here already.');
  await expect(listed(page, 'Fast-growing trees')).toHaveCount(2);
  await transfer.preview.getByRole('button', { name: 'Undo' }).click();
  await expect(transfer.preview).toContainText('What was imported is gone again.');
  await expect(listed(page, 'Fast-growing trees')).toHaveCount(1);
});

test('an import can be undone while it is on the screen', async ({ page }) => {
  const transfer = new TransferPage(page);
  await transfer.open();
  await transfer.import('conversations.json', chatGpt);
  await transfer.preview.getByRole('button', { name: 'Undo' }).click();
  await expect(transfer.preview).toContainText('gone again');
  await expect(page.getByText('There are no conversations on this device yet.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('There are no conversations on this device yet.')).toBeVisible();
});

const broken: readonly [name: string, content: string | Buffer, title: string, reason: string][] = [
  [
    'cut.json',
    chatGpt.slice(0, 5_000),
    `“cut.json” breaks at line ${chatGpt.slice(0, 5_000).split('\n').length}`,
    '',
  ],
  [
    'turn.json',
    '{\n  "messages": [\n    {"role": "assistant", "content": "a"}\n  ]\n}\n',
    '“turn.json” breaks at line 3, column 5.',
    'This turn has no question.',
  ],
  [
    'own.json',
    '{"format": "hearth-conversations",\n "version": 2,\n "conversations": []}',
    '“own.json” breaks at line 2, column 13.',
    'A newer version of Hearth wrote it.',
  ],
  [
    'notes.md',
    '# Notes\n\nhello',
    '“notes.md” breaks at line 2, column 1.',
    'Only Markdown that Hearth wrote',
  ],
  ['photo.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff]), '“photo.png” cannot be imported.', 'not a text'],
  ['half.zip', 'PK\u0003\u0004half', '“half.zip” cannot be imported.', 'The ZIP archive is damaged'],
];

test('a broken file says where it breaks, and leaves nothing', async ({ page }) => {
  const transfer = new TransferPage(page);
  await transfer.open();
  for (const [name, content, title, reason] of broken) {
    await transfer.choose(name, content);
    const notice = page.getByRole('alert');
    await expect(notice).toContainText(title);
    await expect(notice).toContainText(reason);
    await expect(notice).toContainText('Nothing was imported.');
    await expect(transfer.preview).toHaveCount(0);
  }
  await audit(page);
  await page.setViewportSize({ width: 320, height: 640 });
  const frame = page.locator('hearth-page-frame');
  expect(await frame.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Try again' }).click();
  await (await chooser).setFiles([]);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByText('There are no conversations on this device yet.')).toBeVisible();
});

test('the page answers while a large file is read', async ({ page }) => {
  const transfer = new TransferPage(page);
  await transfer.open();
  await page.evaluate(() => {
    const message = `{"role":"user","content":"${'x'.repeat(500)}"}`;
    const line = `{"messages":[${Array.from({ length: 40 }, () => message).join()}]}\n`;
    const data = new DataTransfer();
    data.items.add(new File([line.repeat(3_000)], 'large.jsonl'));
    Object.assign(globalThis, { data });
  });
  await page.evaluate(() => {
    const longest = { ms: 0 };
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest.ms = Math.max(longest.ms, duration);
    }).observe({ type: 'longtask' });
    const { data } = globalThis as unknown as { data: DataTransfer };
    Object.assign(globalThis, { longest });
    const target = document
      .querySelector('hearth-app')
      ?.shadowRoot?.querySelector('hearth-conversations-view')
      ?.shadowRoot?.querySelector('hearth-conversations-page')
      ?.shadowRoot?.querySelector('.page');
    target?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await expect(transfer.preview).toContainText('Reading the file');
  await expect(transfer.preview).toContainText('120,000 questions', { timeout: 25_000 });
  const longest = await page.evaluate(
    () => (globalThis as unknown as { longest: { ms: number } }).longest.ms,
  );
  expect(longest, 'the longest task of the page').toBeLessThan(400); // much else may run on the machine
});
