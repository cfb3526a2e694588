import type { Page } from '@playwright/test';
import { audit } from '../support/audit.ts';
import { ChatPage } from '../support/chat-page.ts';
import { expect, test } from '../support/test.ts';

async function noSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours every state passes the audit:`, () => {
    test.use({ colorScheme });

    test('first visit', async ({ page }) => {
      await new ChatPage(page).open();
      await expect(page.getByRole('button', { name: 'Get it and start' })).toBeVisible();
      await audit(page);
    });

    test('loading', async ({ page }) => {
      const chat = new ChatPage(page);
      await chat.open();
      await chat.script({ load: { kind: 'hang' } });
      await chat.start.click();
      await expect(page.getByRole('progressbar')).toBeVisible();
      await audit(page);
    });

    test('failed to load', async ({ page }) => {
      const chat = new ChatPage(page);
      await chat.open();
      await chat.script({ load: { kind: 'fail', code: 'out-of-memory' } });
      await chat.start.click();
      await expect(page.getByRole('alert')).toBeVisible();
      await audit(page);
    });

    test('ready, answering, stopped, answered, failed', async ({ page }) => {
      const chat = new ChatPage(page);
      await chat.begin();
      await audit(page);
      const code =
        '# Title\n\n1. one\n2. two\n\n```js\nlet x = 1;\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> said\n\n[link](https://a.example/)';
      await chat.script({
        replies: [
          { text: 'slow '.repeat(200), stepMs: 50 },
          { text: code },
          { text: 'half', then: 'device-lost' },
        ],
      });
      await chat.ask('Take your time');
      await expect(chat.reply).toContainText('slow');
      await audit(page);
      await chat.stop.click();
      await expect(chat.turns.last()).toContainText('You stopped it here.');
      await chat.ask('Everything in Markdown');
      await chat.waitForEnd();
      await audit(page);
      await chat.ask('Fail');
      await expect(chat.turns.last()).toContainText('graphics chip stopped');
      await audit(page);
    });

    test('settings and about', async ({ page }) => {
      const chat = new ChatPage(page);
      await chat.begin();
      await page.getByRole('button', { name: 'Settings' }).first().click();
      await audit(page);
      await page.getByRole('button', { name: 'Close' }).click();
      await page.goto('./#/about');
      await expect(page.getByRole('heading', { name: /About/ })).toBeVisible();
      await audit(page);
    });
  });
}

test('everything can be done with the keyboard alone', async ({ page }) => {
  const chat = new ChatPage(page);
  await chat.open();
  const press = async (key: string, times = 1): Promise<void> => {
    for (let i = 0; i < times; i++) await page.keyboard.press(key);
  };
  const tabTo = async (target: ReturnType<Page['getByRole']>): Promise<void> => {
    for (let i = 0; i < 40; i++) {
      if (await target.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element))
        return;
      await press('Tab');
    }
    throw new Error('the focus never got there');
  };
  await tabTo(chat.start);
  await press('Enter');
  await chat.waitUntilReady();
  await expect(chat.composer).toBeFocused();
  await chat.script({ replies: [{ text: 'slow '.repeat(200), stepMs: 50 }] });
  await page.keyboard.type('A question');
  await press('Shift+Enter');
  await page.keyboard.type('in two lines');
  await press('Enter');
  await expect(chat.reply).toContainText('slow');
  await press('Escape');
  await expect(chat.turns.last()).toContainText('You stopped it here.');
  await tabTo(page.getByRole('button', { name: 'Settings' }).first());
  await press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test.describe('on a phone of 320 px', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('nothing is cut off, and the list of chats is a drawer', async ({ page }) => {
    const chat = new ChatPage(page);
    await chat.open();
    await noSidewaysScroll(page);
    await chat.start.click();
    await chat.waitUntilReady();
    await chat.script({
      replies: [{ text: `${'verylongword'.repeat(20)}\n\n\`\`\`\n${'code '.repeat(60)}\n\`\`\`` }],
    });
    await chat.ask('Long lines');
    await chat.waitForEnd();
    await noSidewaysScroll(page);
    await audit(page);
    await page.getByRole('button', { name: 'Conversations' }).first().click();
    await expect(page.getByRole('button', { name: 'Long lines', exact: true })).toBeVisible();
    // The drawer is modal: the page behind it, with its heading and landmarks, is inert.
    await audit(page, ['landmark-one-main', 'page-has-heading-one']);
  });
});

test.describe('at 400 % zoom', () => {
  // 1280 by 1024 at 400 % is this many CSS pixels (WCAG 1.4.10).
  test.use({ viewport: { width: 320, height: 256 } });

  test('first visit and chat can be read and used', async ({ page }) => {
    const chat = new ChatPage(page);
    await chat.open();
    await noSidewaysScroll(page);
    await chat.start.click();
    await chat.waitUntilReady();
    await chat.ask('Zoomed');
    await chat.reply.scrollIntoViewIfNeeded();
    await expect(chat.reply).toBeInViewport();
    await chat.composer.scrollIntoViewIfNeeded();
    await expect(chat.composer).toBeInViewport();
    await noSidewaysScroll(page);
  });
});

test('with forced colours the main button and the focus stay visible', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const chat = new ChatPage(page);
  await chat.open();
  await chat.start.focus();
  const outline = await chat.start.evaluate((element) => getComputedStyle(element).outlineStyle);
  expect(outline).not.toBe('none');
});
