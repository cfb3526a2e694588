// The real model in a page of somebody else's, on another origin, under the documented policy.
import { expect, roles, test } from '../embed/embed-test.ts';
import { patienceMs } from '../support/patience.ts';

test('the starter model answers on another site: agreed to once, loaded once, for two elements and a program', async ({
  host,
  page,
}) => {
  await host.open({
    body: [16, 8]
      .map((max) => `<hearth-chat system="Be brief." max-tokens="${max}" temperature="0"></hearth-chat>`)
      .join(''),
  });
  await host.chat(0).agree.click();
  await expect(host.chat(0).field).toBeVisible({ timeout: patienceMs });
  const reply = await page.evaluate(() =>
    document.querySelector('hearth-chat')!.ask('What is the capital of France?'),
  );
  expect(reply.text).toContain('Paris');
  expect(reply.usage?.completionTokens).toBeGreaterThan(3);
  await expect(host.chat(0).reply).toContainText('Paris');
  await expect(host.chat(1).field).toBeVisible();

  await host.chat(1).ask('What is the capital of Italy?');
  await expect(host.chat(1).reply).toContainText(/\w/, { timeout: patienceMs });
  await host.chat(1).stop.click();
  await expect(host.chat(1).stop).toBeHidden();

  const completion = await page.evaluate(async (script) => {
    const { createHearth } = (await import(script)) as typeof import('../../src/embed/hearth-chat.ts');
    const hearth = createHearth();
    const [model] = (await hearth.models.list()).data;
    const messages = [{ role: 'user' as const, content: 'What is the capital of France?' }];
    const asked = { model: model?.id ?? '', messages, max_tokens: 12, temperature: 0 };
    return hearth.chat.completions.create(asked).finally(() => hearth.close());
  }, host.scriptUrl);
  expect(completion.choices[0].message.content).toContain('Paris');
  expect(completion.usage.completion_tokens).toBeGreaterThan(3);
  // It is the engine of the elements that has answered, and they keep it.
  expect((await roles(page)).filter((role) => role === 'inference')).toHaveLength(1);
});
