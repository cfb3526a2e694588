// A function of a page of somebody else's, called by the starter model: on the processor, which reads a prompt with tools
// sooner here.
import { expect, roles, test } from '../embed/embed-test.ts';
import { patienceMs } from '../support/patience.ts';

test.use({ graphicsChip: false });

test('the starter model calls a function of the page, held to it, and goes on with what came of it', async ({
  host,
  page,
}) => {
  await host.open({
    body: '<hearth-chat max-tokens="64" temperature="0"></hearth-chat>',
  });
  await host.chat().agree.click();
  await expect(host.chat().field).toBeVisible({ timeout: patienceMs });
  expect(await roles(page)).toContain('cpu');
  const { called, reply } = await page.evaluate(async () => {
    const chat = document.querySelector('hearth-chat')!;
    const heard: unknown[] = [];
    chat.tools = [
      {
        name: 'weather',
        description: 'Tells the weather in a city.',
        parameters: {
          properties: { city: { type: 'string' } },
          required: ['city'],
          additionalProperties: false,
        },
        execute: (args) => {
          heard.push(args);
          // That it goes on is enough: what so small a model makes of it is not what is proved here.
          chat.addEventListener('hearth-token', () => chat.stop(), { once: true });
          return 'sunny, 20 degrees';
        },
      },
    ];
    const answer = await chat.ask('How is the weather in Rome?', { toolChoice: { name: 'weather' } });
    return { called: heard, reply: answer };
  });
  expect(called).toEqual([{ city: 'Rome' }]);
  expect(reply.text).toMatch(/\w/);
  await expect(host.chat().element.getByText('Used “weather”')).toBeVisible();
});
