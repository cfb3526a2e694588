// Several elements, elements that move or go, and what stays of them.
import { expect, roles, test } from './embed-test.ts';
import type { HearthChat } from '../../src/embed/hearth-chat.ts';

test('a second element shares the engine, and its replies wait for their turn', async ({ host, page }) => {
  await host.open({ body: '<hearth-chat></hearth-chat><hearth-chat></hearth-chat>' });
  await host.script({ replies: [{ text: 'long '.repeat(40), stepMs: 25 }] });
  await host.chat(0).begin();
  // One click is enough for both.
  await expect(host.chat(1).field).toBeVisible();
  expect(await roles(page)).toEqual(['downloads', 'inference']);
  await host.chat(0).ask('First');
  await expect(host.chat(0).reply).toContainText('long');
  await host.chat(1).ask('Second');
  await expect(host.chat(1).element.getByText('Waiting for another answer')).toBeVisible();
  await expect(host.chat(1).reply).toContainText('Second');
  await expect(host.chat(0).reply).toHaveText('long '.repeat(40).trim());
  expect((await roles(page)).filter((role) => role === 'inference')).toHaveLength(1);
});

test('twenty elements have one engine; the last one that goes ends it', async ({ host, page }) => {
  await host.open({ body: '<hearth-chat></hearth-chat>'.repeat(20) });
  await host.chat(7).begin();
  await expect(page.locator('hearth-chat').getByRole('textbox', { name: 'Your question' })).toHaveCount(20);
  await host.chat(3).ask('A question');
  await expect(host.chat(3).reply).toContainText('A question');
  expect((await roles(page)).filter((role) => role === 'inference')).toHaveLength(1);
  await page.evaluate(() => {
    for (const chat of [...document.querySelectorAll('hearth-chat')].slice(1)) chat.remove();
  });
  await page.waitForTimeout(300);
  expect((await roles(page)).filter((role) => role === 'inference')).toHaveLength(1);
  await page.evaluate(() => document.querySelector('hearth-chat')?.remove());
  await expect.poll(() => roles(page)).toEqual([]);
});

test('an element that is moved goes on with its reply', async ({ host, page }) => {
  await host.open({ body: '<div id="a"><hearth-chat></hearth-chat></div><div id="b"></div>' });
  await host.script({ replies: [{ text: 'word '.repeat(60), stepMs: 20 }] });
  const chat = host.chat();
  await chat.begin();
  await chat.ask('Go');
  await expect(chat.reply).toContainText('word word');
  await page.evaluate(() => {
    const moved = document.querySelector('hearth-chat');
    if (moved !== null) document.querySelector('#b')?.append(moved);
  });
  await expect(chat.reply).toHaveText('word '.repeat(60).trim());
  expect(await chat.state()).toBe('ready');
});

test('an element that goes in the middle of a load ends it, and one that comes back begins again', async ({
  host,
  page,
}) => {
  await host.open({ body: '<hearth-chat></hearth-chat>' });
  await host.script({ loadMs: 60_000 });
  await host.chat().agree.click();
  await expect.poll(() => host.chat().state()).toBe('loading');
  const rejected = page.evaluate(async () => {
    const chat = document.querySelector('hearth-chat')!;
    Object.assign(globalThis, { chat });
    const loaded = chat.load().then(
      () => 'loaded',
      (error: unknown) => (error as Error).name,
    );
    setTimeout(() => chat.remove());
    return loaded;
  });
  expect(await rejected).toBe('AbortError');
  await expect.poll(() => roles(page)).toEqual([]);
  await host.script({});
  await page.evaluate(() => document.body.append((globalThis as unknown as { chat: Node }).chat));
  await host.chat().ask('Still there?');
  await expect(host.chat().reply).toContainText('Still there?');
});

test('unload frees the memory, and the next question loads again', async ({ host, page }) => {
  await host.open({ body: '<hearth-chat></hearth-chat>' });
  const chat = host.chat();
  await chat.begin();
  await chat.ask('One');
  await expect(chat.reply).toContainText('One');
  await chat.element.evaluate((element) => (element as HearthChat).unload());
  expect(await chat.state()).toBe('idle');
  await expect.poll(() => roles(page)).toEqual([]);
  await chat.ask('Two');
  await expect(chat.reply).toContainText('Two');
});
