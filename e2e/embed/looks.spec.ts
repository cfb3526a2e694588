// How it looks and is used: parts, themes, directions, keys, what assistive technology meets.
import { audit } from '../support/audit.ts';
import { expect, test } from './embed-test.ts';

test('the page styles it by parts, properties and states, and its font is the page’s', async ({ host }) => {
  await host.open({
    body: '<hearth-chat greeting="Hello."></hearth-chat>',
    css: `body { font-family: 'Courier New', monospace; --accent: red; }
      hearth-chat { --hearth-accent: rgb(0, 90, 120); }
      hearth-chat::part(user) { background: rgb(1, 2, 3); }
      hearth-chat:state(ready)::part(root) { border-color: rgb(4, 5, 6); }`,
  });
  const chat = host.chat();
  await expect(chat.agree).toHaveCSS('background-color', 'rgb(0, 90, 120)');
  await expect(chat.agree).toHaveCSS('font-family', '"Courier New", monospace');
  await chat.begin();
  await chat.ask('Hi');
  await expect(chat.element.locator('.user')).toHaveCSS('background-color', 'rgb(1, 2, 3)');
  await expect(chat.element.locator('.root')).toHaveCSS('border-top-color', 'rgb(4, 5, 6)');
  await expect(chat.element.locator('h1')).toHaveCount(0);
});

test('every documented part is there', async ({ host, page }) => {
  await host.open({ body: '<hearth-chat greeting="Hi." suggestions="A | B"></hearth-chat>' });
  const parts = () =>
    page.evaluate(() =>
      [...(document.querySelector('hearth-chat')?.shadowRoot?.querySelectorAll('[part]') ?? [])].flatMap(
        (each) => [...each.part],
      ),
    );
  const seen = new Set(await parts());
  await host.script({
    loadMs: 500,
    replies: [
      { text: 'long '.repeat(20), stepMs: 30 },
      { text: 'x', then: 'out-of-memory' },
    ],
  });
  await host.chat().agree.click();
  await expect.poll(() => host.chat().state()).toBe('loading');
  for (const part of await parts()) seen.add(part);
  await expect(host.chat().field).toBeVisible();
  for (const part of await parts()) seen.add(part);
  await host.chat().ask('Hi');
  await expect(host.chat().reply).toContainText('long');
  for (const part of await parts()) seen.add(part);
  await host.chat().stop.click();
  await expect(host.chat().stop).toBeHidden();
  await host.chat().ask('Fail');
  await expect(host.chat().element.getByRole('button', { name: 'Try again' })).toBeVisible();
  for (const part of await parts()) seen.add(part);
  const rest = [
    'agree',
    'assistant',
    'bubble',
    'clear',
    'close',
    'composer',
    'consent',
    'error',
    'footer',
    'greeting',
    'header',
    'hint',
    'input',
    'message',
    'progress',
    'root',
    'send',
    'status',
    'stop',
    'suggestion',
    'suggestions',
    'transcript',
    'user',
  ];
  expect([...seen].sort()).toEqual(rest);
});

for (const theme of ['light', 'dark']) {
  test(`no rule of accessibility is broken, ${theme}`, async ({ host, page }) => {
    await host.open({
      body: `<hearth-chat theme="${theme}" greeting="Hello." suggestions="One | Two"></hearth-chat>`,
    });
    await expect(host.chat().agree).toBeVisible();
    await audit(page);
    await host.script({
      loadMs: 800,
      replies: [{ text: 'An **answer** with `code`.' }, { text: 'x', then: 'device-lost' }],
    });
    await host.chat().agree.click();
    await expect.poll(() => host.chat().state()).toBe('loading');
    await audit(page);
    await expect(host.chat().field).toBeVisible();
    await host.chat().ask('Hi');
    await expect(host.chat().reply).toContainText('answer');
    await audit(page);
    await host.chat().ask('Fail');
    await expect(host.chat().element.getByRole('button', { name: 'Try again' })).toBeVisible();
    await audit(page);
  });
}

test('everything works by keys, in a bubble', async ({ host, page }) => {
  await host.open({ body: '<hearth-chat layout="bubble" suggestions="One"></hearth-chat><p>text</p>' });
  await host.script({ replies: [{ text: 'word '.repeat(100), stepMs: 20 }] });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const panel = host.chat().element.getByRole('dialog', { name: 'Chat' });
  await expect(panel).toBeVisible();
  await expect(host.chat().agree).toBeFocused();
  await audit(page);
  await page.keyboard.press('Enter');
  await expect(host.chat().field).toBeFocused();
  await page.keyboard.type('Go');
  await page.keyboard.press('Enter');
  await expect(host.chat().reply).toContainText('word');
  await page.keyboard.press('Escape'); // the reply first …
  await expect(host.chat().element.getByText('Stopped')).toBeVisible();
  await expect(panel).toBeVisible();
  await page.keyboard.press('Escape'); // … then the panel
  await expect(panel).toBeHidden();
  await expect(host.chat().element.getByRole('button', { name: 'Open the chat' })).toBeFocused();
});

test('Arabic reads from right to left, whatever the page does', async ({ host }) => {
  await host.open({ body: '<hearth-chat lang="ar"></hearth-chat>' });
  const chat = host.chat();
  const agree = chat.element.getByRole('button', { name: 'جلبه وتشغيله' });
  await expect(agree).toBeVisible();
  await agree.click();
  const field = chat.element.getByRole('textbox');
  await expect(field).toBeVisible();
  const [fieldBox, sendBox] = [
    await field.boundingBox(),
    await chat.element.locator('[part=send]').boundingBox(),
  ];
  expect(sendBox?.x).toBeLessThan(fieldBox?.x ?? 0);
  await expect(chat.element.locator('.tokens')).toHaveAttribute('lang', 'ar');
});

test('the page’s language is left alone', async ({ host, page }) => {
  await host.open({ body: '<hearth-chat lang="de"></hearth-chat>', lang: 'fr' });
  await host.chat().element.getByRole('button', { name: 'Laden und starten' }).click();
  await expect(host.chat().element.getByRole('textbox', { name: 'Ihre Frage' })).toBeVisible();
  expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
    'fr',
    'ltr',
  ]);
  expect(await page.evaluate(() => document.styleSheets.length + document.adoptedStyleSheets.length)).toBe(1);
});

test('autoload="visible" fetches the chat when it is seen, and starts a model that is here', async ({
  host,
  page,
  requests,
}) => {
  await host.open({
    body: '<div id="far"></div><hearth-chat autoload="visible"></hearth-chat>',
    css: '#far { block-size: 3000px; }',
  });
  await page.waitForTimeout(300);
  expect(requests.filter((url) => url.includes('/embed/'))).toEqual([host.scriptUrl]);
  await host.chat().element.scrollIntoViewIfNeeded();
  await expect.poll(() => requests.some((url) => url.includes('/chunks/chat-'))).toBe(true);
  await expect(host.chat().agree).toBeVisible();
  expect(await host.chat().state()).toBe('consent');
  await expect(host.chat().element.getByRole('log')).toBeAttached();
  await expect(host.chat().field).toBeHidden(); // a question would fetch what nobody agreed to
  expect(page.workers()).toHaveLength(0);
  await host.chat().begin();
  await page.reload();
  await host.chat().element.scrollIntoViewIfNeeded();
  await expect(host.chat().field).toBeVisible(); // without a click
});

test('an unknown model is said, not fetched', async ({ host, page, requests }) => {
  await host.open({ body: '<hearth-chat model="nope"></hearth-chat>' });
  await expect(
    host.chat().element.getByText('This page asks for a model that is not on offer: nope.'),
  ).toBeVisible();
  expect(await page.evaluate(() => document.querySelector('hearth-chat')!.state)).toBe('failed');
  expect(requests.filter((url) => url.includes('/embed/'))).toEqual([host.scriptUrl]);
});
