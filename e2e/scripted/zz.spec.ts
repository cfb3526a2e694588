import { ChatPage } from '../support/chat-page.ts';
import { expect, test } from '../support/test.ts';
const words = (count: number, word = 'word'): string => `${word} `.repeat(count).trim();
for (const [name, colorScheme, width, height] of [['wide-light','light',1280,800],['wide-dark','dark',1280,800],['phone-light','light',360,740],['phone-dark','dark',360,740]] as const) {
  test.describe(name, () => {
    test.use({ colorScheme, viewport: { width, height }, hasTouch: width < 500, isMobile: width < 500 });
    test('shots', async ({ page }) => {
      test.setTimeout(120_000);
      const shot = (what: string) => page.screenshot({ path: `/tmp/shots/context/${name}-${what}.png` });
      const chat = new ChatPage(page);
      await chat.begin();
      await chat.script({ replies: [{ text: 'Blue light is scattered more than red by the small molecules of the air, so it reaches us from all sides.', stepMs: 0 }, ...[1, 2].map(() => ({ text: `Yes. ${words(500)}`, stepMs: 0 })), { text: words(200, 'slow'), stepMs: 200 }] });
      await chat.ask('Why is the sky blue?');
      await chat.waitForEnd();
      await page.waitForTimeout(500);
      await shot('1-meter');
      for (const s of ['apples', 'pears']) { await chat.ask(`About ${s}: ${words(280, s)}`); await chat.waitForEnd(); }
      await page.waitForTimeout(500);
      await shot('2-tight');
      await page.getByRole('button', { name: /^context/ }).click();
      await page.waitForTimeout(500);
      await shot('3-dialog');
      await page.getByRole('button', { name: 'Close' }).last().click();
      await chat.ask(words(400, 'question'));
      await expect(page.locator('hearth-overflow-card section')).toBeVisible(); await page.waitForTimeout(600);
      await shot('4-card');
      await page.getByRole('button', { name: 'Summarise the oldest' }).click();
      await page.waitForTimeout(300);
      await shot('5-progress');
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: 'Leave out the oldest' }).click();
      await page.waitForTimeout(1500);
      await shot('6-left-out');
      if (width > 500) await page.getByRole('button', { name: 'New chat' }).first().click();
      else await page.getByRole('button', { name: 'New chat' }).last().click();
      await page.locator('hearth-composer input[type=file]').setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from(words(2500)) });
      await chat.ask('What is this?');
      await expect(page.locator('hearth-overflow-card section')).toBeVisible(); await page.waitForTimeout(600);
      await shot('7-too-long');
      await page.goto('./#/compare');
      await page.waitForTimeout(500);
      await chat.script({ replies: [{ text: 'Because blue light is *scattered* most.\n\n- air\n- light' }, { text: 'old' }] });
      await shot('8-compare');
      await chat.script({ replies: [1,2,3,4,5,6,7,8,9].map((n) => ({ text: `Because blue light is *scattered* most by the air, and so it comes from all sides.\n\n- one\n- number ${n}` })) });
      await page.getByRole('button', { name: 'Ask both ways' }).click();
      await expect(page.getByRole('button', { name: /Use this one/ })).toHaveCount(2);
      await shot('9-compared');
    });
  });
}
