// The page of live examples, as it is deployed with the site.
import { audit } from '../support/audit.ts';
import { expect, test } from '../support/test.ts';

test('the examples work, under the policy that they show', async ({ page, context, requests }) => {
  await context.route('**/examples/*', (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    return route.fulfill({ path: `public/examples/${name}` });
  });
  await page.goto('examples/embed.html');
  const chats = page.locator('hearth-chat');
  await expect(chats).toHaveCount(4);
  await expect(page.getByRole('button', { name: 'Get it and start' })).toHaveCount(2);
  await audit(page);
  expect(requests.filter((url) => url.includes('/embed/'))).toHaveLength(1);

  const mirror = page.locator('#mirror');
  await mirror.getByRole('button', { name: 'Start' }).click();
  await mirror.getByRole('textbox').fill('one two three');
  await mirror.getByRole('textbox').press('Enter');
  await expect(mirror.locator('.assistant').last()).toContainText('three two one');
  await expect(page.locator('#told li').first()).toHaveText('hearth-message: three two one');
  expect(page.workers().length).toBeLessThan(2); // none but what colours code

  await page.getByRole('button', { name: 'Get it and start' }).first().click();
  await expect(chats.nth(1).getByRole('textbox')).toBeVisible();
  await audit(page);
});
