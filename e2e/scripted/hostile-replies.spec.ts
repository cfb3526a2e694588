import { ChatPage } from '../support/chat-page.ts';
import { expect, test } from '../support/test.ts';
import { hostileReplies } from './hostile-replies.ts';

test('hostile replies load nothing, run nothing and leave the page working', async ({ page, requests }) => {
  test.setTimeout(120_000);
  expect(hostileReplies.length).toBeGreaterThanOrEqual(40);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const chat = new ChatPage(page);
  await chat.open();
  await chat.script({ replies: hostileReplies.map((text) => ({ text, stepMs: 0 })) });
  await chat.start.click();
  await chat.waitUntilReady();
  const before = requests.length;

  for (const [index, text] of hostileReplies.entries()) {
    await test.step(text.slice(0, 60), async () => {
      await chat.ask(`hostile ${index}`);
      await expect(chat.turns).toHaveCount(index + 1);
      await chat.waitForEnd();
    });
  }

  // The Markdown itself (marked) may arrive as a chunk of the site; nothing else may.
  expect(requests.slice(before).filter((url) => !url.includes('/assets/'))).toEqual([]);
  expect(dialogs).toEqual([]);
  const found = await page.evaluate(() => {
    const dangerous: string[] = [];
    const walk = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        const handlers = element.getAttributeNames().filter((name) => name.startsWith('on'));
        const href = element.getAttribute('href') ?? '';
        const tag = element.localName;
        if (handlers.length > 0) dangerous.push(`${tag} has ${handlers.join()}`);
        if (/^(img|iframe|object|embed|video|audio|form|base|math|template)$/.test(tag)) {
          if (!(tag === 'form' && (root as ShadowRoot).host.localName === 'hearth-composer'))
            dangerous.push(tag);
        }
        if (element.closest('hearth-turn, article') && /^(?!https?:|mailto:|$)/i.test(href))
          dangerous.push(href);
        if (element.shadowRoot !== null) walk(element.shadowRoot);
      }
    };
    walk(document);
    return dangerous;
  });
  expect(found).toEqual([]);
  await chat.script({ replies: [] });
  await chat.ask('Still there?');
  await expect(chat.reply).toContainText('Still there?');
});
