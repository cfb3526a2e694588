import { audit } from '../support/audit.ts';
import { ChatPage } from '../support/chat-page.ts';
import { expect, test } from '../support/test.ts';

test('a report tells how Hearth stands here, and nothing of what was said', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const secret = 'Zanzibar';
  const chat = new ChatPage(page);
  await chat.begin();
  await chat.script({
    replies: [{ text: `${secret} is far` }, { text: `${secret} again`, then: 'device-lost' }],
  });
  await chat.ask(`Where is ${secret}?`);
  await chat.waitForEnd();
  await chat.ask(`${secret}?`);
  await expect(chat.turns.last()).toContainText('graphics chip stopped');
  await page.goto('./#/about');
  await page.getByRole('button', { name: 'Write a report' }).click();
  const dialog = page.locator('hearth-report-dialog');
  const text = dialog.getByRole('group', { name: 'Report' });
  await expect(text).toContainText('# Hearth report');
  const report = await text.innerText();
  expect(report).not.toContain(secret);
  for (const part of [
    'Hearth: 0.',
    'web-llm: 0.',
    'wllama: 3.',
    'maxBufferSize',
    'Reply 1: complete',
    'Reply 2: failed (device-lost)',
  ])
    expect(report).toContain(part);
  expect(report).toMatch(/## Last failures\n\n- \S+: device-lost/);
  await audit(page);
  await dialog.getByRole('button', { name: /Copy/ }).click();
  expect((await page.evaluate(() => navigator.clipboard.readText())).trim()).toBe(report.trim());
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toHaveCount(0);
  await page.reload();
  await page.goto('./#/self-test');
  await page.getByRole('button', { name: 'Write a report' }).click();
  await expect(text).toContainText('device-lost');
  expect(await text.innerText()).not.toContain(secret);
});
