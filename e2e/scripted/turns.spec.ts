import { audit } from '../support/audit.ts';
import { ChatPage } from '../support/chat-page.ts';
import { expect, test } from '../support/test.ts';
import type { Locator, Page } from '@playwright/test';

const words = (count: number): string => Array.from({ length: count }, (_, i) => `word${i}`).join(' ');

/** A turn as a person uses it. */
class TurnPart {
  readonly turn: Locator;
  readonly again: Locator;
  readonly goOn: Locator;
  readonly edit: Locator;
  readonly remove: Locator;
  readonly details: Locator;
  readonly previous: Locator;
  readonly next: Locator;

  constructor(turn: Locator) {
    this.turn = turn;
    this.again = turn.getByRole('button', { name: 'Ask again' });
    this.goOn = turn.getByRole('button', { name: 'Go on' });
    this.edit = turn.getByRole('button', { name: 'Edit the question' });
    this.remove = turn.getByRole('button', { name: 'Delete question and reply' });
    this.details = turn.getByRole('button', { name: 'Details' });
    this.previous = turn.getByRole('button', { name: 'Previous version' });
    this.next = turn.getByRole('button', { name: 'Next version' });
  }
}

const last = (chat: ChatPage): TurnPart => new TurnPart(chat.turns.last());

/** The innermost element that has the focus. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.getAttribute('aria-label') ?? element?.localName ?? '';
  });

async function begin(page: Page, ...texts: string[]): Promise<ChatPage> {
  const chat = new ChatPage(page);
  await chat.begin();
  if (texts.length > 0) await chat.script({ replies: texts.map((text) => ({ text })) });
  return chat;
}

async function ask(chat: ChatPage, question: string): Promise<void> {
  await chat.ask(question);
  await chat.waitForEnd();
}

test('a question asked again keeps both replies, and either can be shown', async ({ page }) => {
  const chat = await begin(page, 'The first reply', 'The second reply', 'The third reply');
  await ask(chat, 'Why?');
  await last(chat).again.click();
  await chat.waitForEnd();
  await expect(chat.reply).toHaveText('The second reply');
  await expect(chat.turns).toHaveCount(1);
  await expect(last(chat).turn).toContainText('2 of 2');
  await last(chat).previous.click();
  await expect(chat.reply).toHaveText('The first reply');
  await expect(last(chat).turn).toContainText('1 of 2');
  expect(await focused(page)).toBe('Next version');
  await audit(page);
  await page.keyboard.press('Enter');
  await expect(chat.reply).toHaveText('The second reply');
  await page.reload();
  await expect(chat.reply).toHaveText('The second reply');
  await expect(last(chat).turn).toContainText('2 of 2');
});

test('an edited question is a branch of its own, and the old one stays as it was', async ({ page }) => {
  const chat = await begin(page, 'About the sky', 'More of it', 'About the sea');
  await ask(chat, 'What of the sky?');
  await ask(chat, 'And then?');
  const first = new TurnPart(chat.turns.first());
  await first.turn.hover();
  await first.edit.click();
  const editor = first.turn.getByRole('textbox', { name: 'Your question' });
  await expect(editor).toBeFocused();
  await expect(editor).toHaveValue('What of the sky?');
  await audit(page);
  await page.keyboard.press('Escape');
  await expect(editor).toBeHidden();
  expect(await focused(page)).toBe('Edit the question');
  await page.keyboard.press('Enter');
  await editor.fill('What of the sea?');
  await page.keyboard.press('Control+Enter');
  await expect(chat.turns).toHaveCount(1);
  await expect(chat.reply).toHaveText('About the sea');
  await chat.waitForEnd();
  expect(await focused(page)).toBe('Question and reply');
  await last(chat).previous.click();
  await expect(chat.turns).toHaveCount(2);
  await expect(chat.turns.first()).toContainText('What of the sky?');
  await expect(chat.reply).toHaveText('More of it');
});

test('a reply that was stopped goes on where it ended', async ({ page }) => {
  const chat = await begin(page);
  await chat.script({ replies: [{ text: words(400), stepMs: 20 }, { text: ' and here is the end.' }] });
  await chat.ask('Write a lot');
  await expect(chat.reply).toContainText('word3');
  await chat.stop.click();
  await expect(chat.turns.last()).toContainText('You stopped it here.');
  const before = await chat.reply.locator('p').innerText();
  await last(chat).goOn.click();
  await chat.waitForEnd();
  await expect(chat.reply).toHaveText(`${before} and here is the end.`);
  await expect(chat.turns).toHaveCount(1);
  await expect(chat.turns.last()).not.toContainText('You stopped it here.');
  expect(await focused(page)).toBe('Question and reply');
});

test('a reply that a reload interrupted goes on: the model starts, and then the reply', async ({ page }) => {
  const chat = await begin(page);
  await chat.script({ replies: [{ text: words(400), stepMs: 20 }] });
  await chat.ask('Write a lot');
  await expect(chat.reply).toContainText('word60');
  await page.reload();
  await expect(chat.turns.last()).toContainText('It was interrupted here.');
  await expect(chat.reply).toContainText('word30');
  await audit(page);
  const before = await chat.reply.locator('p').innerText();
  await chat.script({ replies: [{ text: ' and here is the end.' }] });
  await last(chat).goOn.click();
  await expect(chat.reply).toHaveText(`${before} and here is the end.`);
  await chat.waitUntilReady();
  await expect(chat.turns).toHaveCount(1);
});

test('after a reload, it goes on as well once the model was started below', async ({ page }) => {
  const chat = await begin(page);
  await chat.script({ replies: [{ text: words(400), stepMs: 20 }] });
  await chat.ask('Write a lot');
  await expect(chat.reply).toContainText('word30');
  await page.reload();
  await chat.script({ replies: [{ text: ' and here is the end.' }] });
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await chat.waitUntilReady();
  await last(chat).goOn.click();
  await expect(chat.reply).toContainText('and here is the end.');
});

test('a failed reply keeps its text and can go on', async ({ page }) => {
  const chat = await begin(page);
  await chat.script({ replies: [{ text: 'Half of it', then: 'out-of-memory' }, { text: ' and the rest.' }] });
  await chat.ask('Fail');
  await expect(chat.turns.last().getByRole('alert')).toBeVisible();
  await chat.script({ replies: [{ text: ' and the rest.' }] });
  await last(chat).goOn.click();
  await expect(chat.reply).toHaveText('Half of it and the rest.');
});

test('a deleted turn can be put back', async ({ page }) => {
  const chat = await begin(page, 'one', 'two', 'three');
  for (const question of ['First?', 'Second?', 'Third?']) await ask(chat, question);
  const second = new TurnPart(chat.turns.nth(1));
  await second.turn.hover();
  await second.remove.click();
  await expect(chat.turns).toHaveCount(2);
  await expect(chat.turns.last()).toContainText('Third?');
  expect(await focused(page)).toBe('Question and reply');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(chat.turns).toHaveCount(3);
  await expect(chat.turns.nth(1)).toContainText('Second?');
  expect(await focused(page)).toBe('Question and reply');
  await page.reload();
  await expect(chat.turns).toHaveCount(3);
});

test('details say how a reply was made', async ({ page }) => {
  const chat = await begin(page, 'A reply of some words');
  await ask(chat, 'Why?');
  await last(chat).details.click();
  const details = chat.turns.last().getByRole('group', { name: 'Details' });
  await expect(details).toContainText('5 tokens');
  await expect(details).toContainText('First word after');
  await expect(details).toContainText('SmolLM2');
  await expect(details).toBeInViewport({ ratio: 1 });
  await audit(page);
  await page.keyboard.press('Escape');
  await expect(details).toBeHidden();
  expect(await focused(page)).toBe('Details');
});

test('what a model thinks is folded, counted, and not copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const chat = await begin(page);
  const thought = `<think>\n${words(80)}\n</think>\n\n`;
  await chat.script({ replies: [{ text: `${thought}**Because** of the air.`, stepMs: 20 }] });
  await chat.ask('Why?');
  const turn = chat.turns.last();
  await expect(turn).toContainText('Thinking…');
  await expect(turn.getByText('word3')).toHaveCount(0);
  await turn.getByText('Thinking…').click();
  await expect(turn.locator('hearth-thinking')).toContainText('word3');
  await expect(turn).toContainText(/Thought for [2-9]\ss/, { timeout: 20_000 });
  await chat.waitForEnd();
  await expect(turn.locator('hearth-thinking')).toContainText('word79');
  await audit(page);
  await page.getByRole('button', { name: 'Copy the reply' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('**Because** of the air.');
});

test('while a reply is written, other turns stay as they are', async ({ page }) => {
  const chat = await begin(page, 'one', 'two');
  await ask(chat, 'First?');
  await last(chat).again.click();
  await chat.waitForEnd();
  await chat.script({ replies: [{ text: '' }, { text: '' }, { text: words(400), stepMs: 20 }] });
  await chat.ask('Write a lot');
  await expect(chat.reply).toContainText('word3');
  const first = new TurnPart(chat.turns.first());
  for (const button of [first.again, first.edit, first.remove, first.previous]) {
    await expect(button).toHaveAttribute('aria-disabled', 'true');
  }
  await chat.stop.click();
  await expect(first.previous).toHaveAttribute('aria-disabled', 'false');
});

test('the keyboard reaches what can be done with an older turn, and sees it', async ({ page }) => {
  const chat = await begin(page, 'one', 'two');
  await ask(chat, 'First?');
  await ask(chat, 'Second?');
  const first = new TurnPart(chat.turns.first());
  await page.mouse.move(0, 0);
  const opacity = () => first.again.evaluate((button) => getComputedStyle(button.parentElement!).opacity);
  expect(await opacity()).toBe('0');
  await first.again.focus();
  await expect.poll(opacity).toBe('1');
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });

  test('everything is in sight and large enough', async ({ page }) => {
    const chat = await begin(page, 'one', 'two', 'three');
    await ask(chat, 'First?');
    await ask(chat, 'Second?');
    await last(chat).again.click();
    await chat.waitForEnd();
    for (const turn of await chat.turns.all()) {
      for (const row of await turn.locator('.row').all()) await expect(row).toHaveCSS('opacity', '1');
      for (const button of await turn.getByRole('button').all()) {
        const box = await button.boundingBox();
        expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
      }
    }
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await audit(page);
  });
});
