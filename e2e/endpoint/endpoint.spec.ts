import { audit } from '../support/audit.ts';
import { ChatPage } from '../support/chat-page.ts';
import { EndpointPage, expect, hostOf, markOf, model, test } from './endpoint-test.ts';

test('a server is added, asked and always marked', async ({ page, server }) => {
  const endpoints = new EndpointPage(page);
  await page.goto('./');
  await page.getByRole('link', { name: 'Choose another model' }).click();
  await page.getByRole('link', { name: 'Use an endpoint of your own' }).click();
  await expect(page).toHaveTitle('An endpoint of your own · Hearth');
  await endpoints.add(server);
  expect(server.asked.map(({ path }) => path)).toEqual(['/v1/models']);
  await page.getByRole('button', { name: 'Use' }).click();
  const { chat } = endpoints;
  await chat.waitUntilReady();
  await expect(page.locator('hearth-header')).toContainText(markOf(server));
  await expect(page.locator('hearth-composer')).toContainText(`What you write ${markOf(server)}`);
  await expect(page.locator('hearth-empty-chat')).toContainText(markOf(server));
  await chat.ask('Who answers?');
  await expect(chat.reply).toContainText('You asked: Who answers?');
  await chat.waitForEnd();
  await expect(page.locator('hearth-header')).toContainText(markOf(server));
  await chat.turns.last().getByRole('button', { name: 'Details' }).click();
  await expect(chat.turns.last()).toContainText(hostOf(server));
  await expect(page.getByText('Nothing you type leaves this device')).toHaveCount(0);
});

test('a conversation goes along, and nothing else', async ({ page, server }) => {
  const chat = await new EndpointPage(page).begin(server);
  await chat.ask('First');
  await chat.waitForEnd();
  await chat.ask('Second');
  await expect(chat.reply).toContainText('You asked: Second');
  const { body } = server.asked.at(-1) as { body: { messages: unknown; model: string } };
  expect(body.messages).toEqual([
    { role: 'user', content: 'First' },
    { role: 'assistant', content: 'You asked: First' },
    { role: 'user', content: 'Second' },
  ]);
  expect(body.model).toBe(model);
});

test('an answer is stopped, and the next question answered', async ({ page, server }) => {
  const chat = await new EndpointPage(page).begin(server);
  server.setFaults([{ path: '/chat/completions', fault: { kind: 'stall', afterPieces: 2 } }]);
  await chat.ask('Wait a moment');
  await expect(chat.reply).toContainText('You asked:');
  await chat.stop.click();
  await expect(chat.turns.last()).toContainText('You stopped it here.');
  server.setFaults([]);
  await chat.ask('And now?');
  await expect(chat.reply).toContainText('You asked: And now?');
});

test('a later visit remembers it, and asks it nothing before the person does', async ({ page, server }) => {
  const chat = await new EndpointPage(page).begin(server);
  await chat.ask('Remember');
  await chat.waitForEnd();
  const before = server.asked.length;
  await page.goto('about:blank');
  await page.goto('./');
  await expect(page.locator('hearth-header')).toContainText(markOf(server));
  await expect(chat.start).toBeVisible();
  await expect(page.locator('iframe')).toHaveCount(0);
  expect(server.asked).toHaveLength(before);
  await chat.start.click();
  await chat.waitUntilReady();
  await chat.ask('Still there?');
  await expect(chat.reply).toContainText('You asked: Still there?');
});

test('a removed server is forgotten, key and frame included', async ({ page, server }) => {
  const endpoints = new EndpointPage(page);
  const chat = await endpoints.begin(server, 'sk-never-seen-again');
  await expect(page.locator('iframe')).toHaveCount(1);
  await endpoints.open();
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('heading', { name: model })).toHaveCount(0);
  await expect(page.locator('iframe')).toHaveCount(0);
  const kept = await page.evaluate(async () => {
    const open = indexedDB.open('hearth-endpoints');
    const database = await new Promise<IDBDatabase>(
      (resolve) => (open.onsuccess = () => resolve(open.result)),
    );
    const all = database.transaction('records').objectStore('records').getAll();
    return new Promise((resolve) => (all.onsuccess = () => resolve(all.result)));
  });
  expect(kept).toEqual([]);
  await page.goto('./');
  await expect(chat.start).toBeVisible();
  await expect(page.getByText('Nothing you type leaves this device')).toBeVisible();
});

test('two tabs share it, and the key is in no address', async ({ page, context, server, requests }) => {
  await new EndpointPage(page).begin(server, 'sk-in-no-address');
  const second = new ChatPage(await context.newPage());
  await second.open();
  await second.waitUntilReady();
  await expect(second.page.locator('hearth-header')).toContainText(markOf(server));
  await second.ask('From the other tab');
  await expect(second.reply).toContainText('You asked: From the other tab');
  expect(requests.filter((url) => url.includes('sk-in-no-address'))).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme, viewport: { width: 360, height: 740 } });
    test('it is usable on a phone and by keyboard, and passes the audit', async ({ page, server }) => {
      const endpoints = new EndpointPage(page);
      await endpoints.open();
      await audit(page);
      await page.getByLabel('Address of the server').fill(server.url);
      await page.keyboard.press('Enter');
      await expect(page.getByLabel('Model', { exact: true })).toBeFocused();
      await audit(page);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await expect(
        page.getByRole('heading', { name: 'other-model' }).or(page.getByRole('heading', { name: model })),
      ).toBeVisible();
      await audit(page);
      await page.getByRole('button', { name: 'Use' }).press('Enter');
      await endpoints.chat.waitUntilReady();
      await audit(page);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
    });
  });
}
