// The real model in a page of somebody else's, on another origin, under the documented policy.
import { expect, test } from '../embed/embed-test.ts';

test('the starter model answers on another site: agreed to once, loaded once, for two elements', async ({
  host,
  page,
}) => {
  test.setTimeout(600_000);
  await host.open({
    body: '<hearth-chat max-tokens="16" temperature="0"></hearth-chat><hearth-chat max-tokens="8" temperature="0"></hearth-chat>',
  });
  await host.chat(0).agree.click();
  await expect(host.chat(0).field).toBeVisible({ timeout: 240_000 });
  const reply = await page.evaluate(() =>
    document.querySelector('hearth-chat')!.ask('What is the capital of France?'),
  );
  expect(reply.text).toContain('Paris');
  expect(reply.usage?.completionTokens).toBeGreaterThan(3);
  await expect(host.chat(0).reply).toContainText('Paris');
  await expect(host.chat(1).field).toBeVisible();

  await host.chat(1).ask('What is the capital of Italy?');
  await expect(host.chat(1).reply).toContainText(/\w/, { timeout: 120_000 });
  await host.chat(1).stop.click();
  await expect(host.chat(1).stop).toBeHidden();
});
