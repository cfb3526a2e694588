import type { Locator, Page } from '@playwright/test';
import { audit } from '../support/audit.ts';
import { ChatPage } from '../support/chat-page.ts';
import { expect, test } from '../support/test.ts';

const pet = {
  title: 'Pet',
  type: 'object',
  properties: { kind: { enum: ['cat', 'dog'] }, age: { type: 'integer', minimum: 0 } },
  required: ['kind', 'age'],
};

/** How replies are asked for as JSON, and how they come. */
class Json {
  readonly page: Page;
  readonly button: Locator;
  readonly field: Locator;
  readonly confirm: Locator;
  readonly state: Locator;

  constructor(page: Page) {
    this.page = page;
    this.button = page.locator('hearth-json-mode').getByRole('button').first();
    this.field = page.getByRole('textbox', { name: 'JSON Schema' });
    this.confirm = page.locator('hearth-json-mode').locator('button[type="submit"]');
    this.state = page.locator('#schema-state');
  }

  async use(schema: string): Promise<void> {
    await this.button.click();
    await this.field.fill(schema);
    await this.confirm.click();
    await expect(this.page.getByRole('dialog')).toBeHidden();
  }

  get reply(): Locator {
    return this.page.locator('hearth-turn').last().locator('hearth-json-reply');
  }
}

test('replies keep to a schema, and are held against it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const chat = new ChatPage(page);
  const json = new Json(page);
  await chat.begin();
  await json.use(JSON.stringify(pet));
  await expect(json.button).toHaveAccessibleName('Replies are JSON: Pet');
  await chat.script({
    replies: [
      { text: '{"kind":"cat", "age":3}' },
      { text: '{"kind":"cow","age":-1}' },
      { text: '{"kind":"cat",' },
    ],
  });

  await chat.ask('A pet?');
  await expect(json.reply).toContainText('Valid: it keeps to the schema.');
  await expect(json.reply.locator('code')).toHaveText('{\n  "kind": "cat",\n  "age": 3\n}');
  await audit(page);
  await json.reply.getByRole('button', { name: 'Copy the JSON' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    '{\n  "kind": "cat",\n  "age": 3\n}',
  );
  const download = page.waitForEvent('download');
  await json.reply.getByRole('button', { name: 'Download the JSON' }).click();
  expect((await download).suggestedFilename()).toBe('reply.json');

  await chat.ask('Another?');
  await expect(json.reply).toContainText('“kind” should be "cat" or "dog", but it is "cow".');
  await expect(json.reply).toContainText('“age” should be at least 0.');
  await audit(page);

  await chat.ask('One more?');
  await expect(json.reply).toContainText('This is not whole JSON');
});

test('it lasts until it is turned off, in its conversation, also after a reload', async ({ page }) => {
  const chat = new ChatPage(page);
  const json = new Json(page);
  await chat.begin();
  await json.use('');
  await chat.script({ replies: [{ text: '{"a":1}' }, { text: '**plain**' }] });
  await chat.ask('Anything');
  await expect(json.reply).toContainText('Valid JSON.');
  await page.waitForTimeout(600);
  await page.reload();
  await expect(json.reply).toContainText('Valid JSON.');
  await chat.start.click();
  await chat.waitUntilReady();
  await expect(json.button).toHaveAccessibleName('Replies are JSON');
  await page.getByRole('button', { name: 'New chat' }).first().click();
  await expect(json.button).toHaveAccessibleName('Reply as JSON');
  await page.getByRole('button', { name: 'Anything', exact: true }).click();
  await expect(json.button).toHaveAccessibleName('Replies are JSON');
  await json.button.click();
  await page.getByRole('button', { name: 'Plain text again' }).click();
  await expect(json.button).toHaveAccessibleName('Reply as JSON');
  await chat.script({ replies: [{ text: '**plain**' }] });
  await chat.ask('In words');
  await chat.waitForEnd();
  await expect(chat.turns.last().locator('hearth-json-reply')).toHaveCount(0);
});

test('a schema that is none cannot be used, and the reason is said', async ({ page }) => {
  const chat = new ChatPage(page);
  const json = new Json(page);
  await chat.begin();
  await json.button.click();
  await audit(page);
  await json.field.fill('{"type": "strng"}');
  await expect(json.state).toContainText('“type” should be "string",');
  await expect(json.confirm).toHaveAttribute('aria-disabled', 'true');
  await audit(page);
  await page.locator('#example').selectOption('sentiment');
  await expect(json.state).toContainText('This is a valid schema.');
  await json.confirm.click();
  await expect(json.button).toHaveAccessibleName('Replies are JSON: Sentiment');
  await expect(json.button).toBeFocused();
});

test('a schema that the engine refuses is said in words, and the question can be asked again without it', async ({
  page,
}) => {
  const chat = new ChatPage(page);
  const json = new Json(page);
  await chat.begin();
  await json.use(JSON.stringify(pet));
  await chat.script({ replies: [{ text: '', then: 'refused' }, { text: 'In words.' }] });
  await chat.ask('A pet?');
  await expect(chat.turns.last()).toContainText('The model cannot be held to this JSON Schema.');
  await json.button.click();
  await page.getByRole('button', { name: 'Plain text again' }).click();
  await chat.turns.last().getByRole('button', { name: 'Try again' }).click();
  await expect(chat.reply).toContainText('In words.');
});

test('stop keeps what there is of it, and Escape in the dialog stops nothing', async ({ page }) => {
  const chat = new ChatPage(page);
  const json = new Json(page);
  await chat.begin();
  await json.use('');
  await chat.script({ replies: [{ text: `{"words":[${'"word",'.repeat(200)}"end"]}`, stepMs: 30 }] });
  await chat.ask('Many');
  await expect(json.reply).toContainText('"word"');
  await json.button.click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(chat.stop).toBeVisible();
  await chat.stop.click();
  await expect(json.reply).toContainText('This is not whole JSON');
  await expect(chat.turns.last()).toContainText('You stopped it here.');
});
