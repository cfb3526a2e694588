// The day something breaks: a tab that dies with a model, and questions that tell whether a GPU computes rightly.
import { ChatPage } from '../support/chat-page.ts';
import { expect, test } from '../support/test.ts';

test('a tab that died with a model is remembered, and the next one asks before it tries again', async ({
  page,
  context,
}) => {
  const chat = new ChatPage(page);
  await chat.open();
  await chat.script({ load: { kind: 'hang' } });
  await chat.start.click();
  await expect(page.locator('[aria-current=step]')).toContainText(/Reading|Getting it ready/);
  const devtools = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  devtools.send('Page.crash').catch(() => undefined); // it cannot answer any more
  await crashed;
  const next = await context.newPage();
  const again = new ChatPage(next);
  await again.open();
  await expect(next.getByText('Last time this tab died with this model')).toBeVisible();
  await again.script({});
  await next.getByRole('button', { name: 'Start anyway' }).click();
  await again.waitUntilReady();
  await next.reload();
  await expect(again.start).toHaveText('Start');
});

test('a tab that is just closed while it loads is no crash', async ({ page, context }) => {
  const chat = new ChatPage(page);
  await chat.open();
  await chat.script({ load: { kind: 'hang' } });
  await chat.start.click();
  await expect(page.locator('[aria-current=step]')).toContainText(/Reading|Getting it ready/);
  await page.goto('about:blank');
  await page.close();
  const again = new ChatPage(await context.newPage());
  await again.open();
  await expect(again.start).toHaveText('Start');
});

test('the questions with known answers are asked once on a device, and again when one wants to', async ({
  page,
}) => {
  const chat = new ChatPage(page);
  await chat.open();
  await chat.script({ check: 'right-when-fresh' });
  await chat.start.click();
  await chat.waitUntilReady();
  await chat.script({ check: 'wrong' });
  await page.reload();
  await chat.start.click();
  await chat.waitUntilReady();
  await page.goto('./#/self-test');
  await page.getByRole('button', { name: 'Ask them' }).click();
  await expect(page.getByText('It should have said “Paris”')).toBeVisible();
});

test('the known questions are asked while the page still looks, and given up when it is left', async ({
  page,
}) => {
  const chat = new ChatPage(page);
  await chat.begin();
  await page.evaluate(() => {
    const { services } = document.querySelector('hearth-app') as unknown as {
      services: { selfTest: () => Promise<unknown> };
    };
    services.selfTest = () => new Promise(() => undefined);
  });
  await page.goto('./#/self-test');
  const ask = page.getByRole('button', { name: 'Ask them' });
  await ask.click();
  await expect(page.getByText('It answers right, also when a conversation goes on.')).toBeVisible();

  await page.evaluate(() => {
    const { services } = document.querySelector('hearth-app') as unknown as {
      services: { model: { tryOut: (signal: AbortSignal) => Promise<never> } };
    };
    services.model.tryOut = (signal) =>
      new Promise((_, reject) =>
        signal.addEventListener('abort', () => {
          document.body.dataset.left = 'true';
          reject(signal.reason as Error);
        }),
      );
  });
  await ask.click();
  await expect(page.getByText('Asking …')).toBeVisible();
  await page.goBack();
  await expect(page.locator('body[data-left]')).toBeAttached();
});
