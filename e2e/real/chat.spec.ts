// The real model on the built site: from consent to an answer that only a model can give.
import { ChatPage } from '../support/chat-page.ts';
import { patienceMs } from '../support/patience.ts';
import { expect, test } from '../support/test.ts';

test('a visitor asks the real model, twice, stops it, and comes back', async ({
  page,
  context,
  requests,
}) => {
  const chat = new ChatPage(page);
  await chat.open();
  await chat.start.click();
  await chat.waitUntilReady(patienceMs);
  await chat.set({ temperature: 0, length: 16 });

  await test.step('it knows the capital of France', async () => {
    await chat.ask('What is the capital of France?');
    await chat.waitForEnd(patienceMs);
    await expect(chat.reply).toContainText('Paris');
  });

  await test.step('a second turn builds on the first', async () => {
    await chat.ask('And of Italy?');
    await chat.waitForEnd(patienceMs);
    await expect(chat.reply).toContainText('Rome');
  });

  await test.step('stop ends within a second and keeps the text', async () => {
    await chat.set({ temperature: 0, length: 200 });
    await chat.ask('Count to fifty.');
    await expect(chat.reply).toContainText(/\w/, { timeout: patienceMs });
    const pressed = Date.now();
    await chat.stop.click();
    await expect(chat.stop).toBeHidden();
    expect(Date.now() - pressed).toBeLessThan(1_500);
    await expect(chat.reply).toContainText(/\w/);
    await expect(chat.turns.last()).toContainText('You stopped it here.');
  });

  await test.step('the conversation is there after a reload, and the model loads without its files', async () => {
    await page.waitForTimeout(1_000);
    await context.route(/\/(models|libraries)\//, (route) => route.fulfill({ status: 404 }));
    const before = requests.length;
    await page.reload();
    await expect(chat.turns).toHaveCount(3);
    await expect(chat.turns.first()).toContainText('Paris');
    await chat.start.last().click();
    await chat.waitUntilReady(patienceMs);
    expect(requests.slice(before).filter((url) => /\/(models|libraries)\//.test(url))).toEqual([]);
  });

  const jsonMode = page.locator('hearth-json-mode');
  const replyAs = async (schema: object): Promise<void> => {
    await jsonMode.getByRole('button').first().click();
    await page.getByRole('textbox', { name: 'JSON Schema' }).fill(JSON.stringify(schema));
    await jsonMode.locator('button[type="submit"]').click();
  };

  await test.step('a reply as JSON keeps to its schema', async () => {
    await page.getByRole('button', { name: 'New chat' }).first().click();
    await chat.set({ temperature: 0, length: 24 });
    const properties = {
      city: { enum: ['Rome', 'Paris'] },
      letters: { type: 'integer', minimum: 1, maximum: 9 },
    };
    await replyAs({ type: 'object', properties, required: ['city', 'letters'], additionalProperties: false });
    await chat.ask('What is the capital of France?');
    await chat.waitForEnd(patienceMs);
    const reply = chat.turns.last().locator('hearth-json-reply');
    await expect(reply).toContainText('Valid: it keeps to the schema.');
    await expect(reply).toContainText('"city": "Paris"');
  });

  await test.step('a schema that the engine cannot take is said in words, and the model works on', async () => {
    await page.getByRole('button', { name: 'New chat' }).first().click();
    await chat.set({ temperature: 0, length: 8 });
    await replyAs({
      type: 'object',
      properties: { n: { type: 'integer', minimum: 5, maximum: 1 } },
      required: ['n'],
    });
    await chat.ask('What is the capital of France?');
    await expect(chat.turns.last()).toContainText('cannot be held to this JSON Schema', {
      timeout: patienceMs,
    });
    await jsonMode.getByRole('button').first().click();
    await page.getByRole('button', { name: 'Plain text again' }).click();
    await chat.turns.last().getByRole('button', { name: 'Try again' }).click();
    await expect(chat.reply).toContainText('Paris', { timeout: patienceMs });
  });
});

test('a reply that a reload cut goes on where it was, as if nothing had happened', async ({ page }) => {
  const chat = new ChatPage(page);
  const text = async (): Promise<string> => (await chat.reply.locator('p').first().innerText()).trim();
  await chat.open();
  await chat.start.click();
  await chat.waitUntilReady(patienceMs);
  await chat.set({ temperature: 0, length: 200 });
  await chat.ask('Tell me about the capital of France.');
  await expect(chat.reply).toContainText(/\w+ \w+ \w+/, { timeout: patienceMs });
  await page.reload();
  const turn = chat.turns.last();
  await expect(turn).toContainText('It was interrupted here.');
  const before = await text();
  expect(before).toMatch(/^The capital/);
  await chat.start.last().click();
  await chat.waitUntilReady(patienceMs);
  await chat.set({ temperature: 0, length: 4 });
  await turn.getByRole('button', { name: 'Go on' }).click();
  await chat.waitForEnd(patienceMs);
  const whole = await text();
  expect(whole.startsWith(before)).toBe(true);
  expect(whole.length).toBeGreaterThan(before.length);

  await test.step('asked again, it writes the same, in one piece', async () => {
    await chat.set({ temperature: 0, length: 8 });
    await turn.getByRole('button', { name: 'Ask again' }).click();
    await chat.waitForEnd(patienceMs);
    const again = await text();
    const [shorter = '', longer = ''] = [again, whole].sort((one, other) => one.length - other.length);
    expect(longer.startsWith(shorter)).toBe(true);
    await expect(turn).toContainText('2 of 2');
  });
});
