import { audit } from '../support/audit.ts';
import { ChatPage } from '../support/chat-page.ts';
import { expect, test } from '../support/test.ts';

const text = `The sum $\\sum_{i=1}^n i$ costs $5 or $6, see [the bank](https://evil.example/) and ![a cat](https://cats.example/c.png).

$$\\begin{aligned} a &= \\frac{b}{c} \\\\ d &= \\boxed{e} \\end{aligned}$$

\`\`\`python
def answer() -> int:
    return 42  # ${'and so on, '.repeat(30)}
\`\`\`

| Oil | Miles |
|---|---:|
| whale | $x^2$ |
`;

test('a reply with code, formulas and a table is shown whole, under the policy and with no request', async ({
  page,
  requests,
}) => {
  const chat = new ChatPage(page);
  await chat.open();
  await chat.script({ replies: [{ text, stepMs: 0, pieceLength: 7 }] });
  await chat.start.click();
  await chat.waitUntilReady();
  await expect.poll(() => requests.some((url) => url.includes('/set-formula-'))).toBe(true);
  const before = requests.length;
  await chat.ask('Show me');
  await chat.waitForEnd();

  await expect(chat.reply.locator('math')).toHaveCount(3);
  await expect(chat.reply.locator('math mfrac')).toBeVisible();
  await expect(chat.reply.locator('.keyword').first()).toHaveText('def');
  await expect(chat.reply).toContainText('costs $5 or $6');
  await expect(chat.reply).toContainText('the bank (evil.example)');
  await expect(chat.reply.getByRole('link', { name: 'a cat (cats.example)' })).toBeVisible();
  await expect(chat.reply.getByRole('columnheader')).toHaveText(['Oil', 'Miles']);
  expect(requests.slice(before)).toEqual([]);

  const code = chat.reply.getByRole('group', { name: 'Code, python' });
  await code.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => code.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);

  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await audit(page);
  }
});
