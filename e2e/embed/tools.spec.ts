// Functions of the host page that the model may call.
import { audit } from '../support/audit.ts';
import { expect, test } from './embed-test.ts';
import type { Host } from './embed-test.ts';
import type { ChatTool } from '../../src/embed/chat-types.ts';

const call = (args: object, name = 'weather'): string =>
  `<tool_call>\n${JSON.stringify({ name, arguments: args })}\n</tool_call>`;

/** In the host page: what it was called with, and the tool. */
const script = `
  globalThis.called = [];
  globalThis.tool = {
    name: 'weather',
    title: 'Weather',
    description: 'Tells the weather',
    parameters: { properties: { city: { type: 'string' } }, required: ['city'], additionalProperties: false },
    execute: (args) => { called.push(args); return 'snow in ' + args.city; },
  };
  document.querySelector('hearth-chat').tools = [tool];`;

interface HostGlobals {
  called: unknown[];
  tool: ChatTool;
}

const called = (host: Host): Promise<unknown[]> =>
  host.page.evaluate(() => (globalThis as unknown as HostGlobals).called);

/** Gives the element the tool in another form. */
const setTool = (host: Host, change: { confirm?: true; execute?: 'throws' | 'never ends' }): Promise<void> =>
  host.page.evaluate(({ confirm, execute }) => {
    const { tool } = globalThis as unknown as HostGlobals;
    const fails = (): never => {
      throw new Error('no network');
    };
    const executes = { throws: fails, 'never ends': () => new Promise(() => undefined) };
    document.querySelector('hearth-chat')!.tools = [
      { ...tool, ...(confirm && { confirm }), ...(execute && { execute: executes[execute] }) },
    ];
  }, change);

test('the model calls a function of the page, and answers with what it gave back', async ({
  host,
  page,
  requests,
}) => {
  await host.open({ body: '<hearth-chat></hearth-chat>', script });
  await host.script({
    replies: [{ text: call({ city: 'Oslo' }) }, { text: 'It **snows**.' }, { text: 'You are welcome.' }],
  });
  const chat = host.chat();
  await chat.begin();
  const fetched = requests.length;
  await page.evaluate(() =>
    document.addEventListener('hearth-tool-call', ({ name, arguments: args }) => {
      (globalThis as unknown as HostGlobals).called.push([name, args]);
    }),
  );
  await chat.ask('Weather in Oslo?');
  await expect(chat.reply).toHaveText('It snows.');
  expect(await called(host)).toEqual([['weather', { city: 'Oslo' }], { city: 'Oslo' }]);
  const record = chat.element.locator('[part=tool-call]');
  await expect(record.locator('summary')).toHaveText('Used “Weather”');
  await record.locator('summary').click();
  await expect(record).toContainText('snow in Oslo');
  await audit(page);
  // What a page asks for must not tell what is written in it.
  const isOfTools = (url: string): boolean => url.includes('/chunks/api-');
  expect([requests.filter(isOfTools).length, requests.slice(fetched).filter(isOfTools).length]).toEqual([
    1, 0,
  ]);

  await chat.ask('Thank you');
  await expect(chat.reply).toHaveText('You are welcome.');
  const messages = await page.evaluate(() => document.querySelector('hearth-chat')!.messages);
  expect(messages.map(({ content }) => content)).toEqual([
    'Weather in Oslo?',
    'It **snows**.',
    'Thank you',
    'You are welcome.',
  ]);
});

test('a call that has to be confirmed waits for the visitor', async ({ host, page }) => {
  await host.open({ body: '<hearth-chat></hearth-chat>', script });
  await host.script({
    replies: [
      { text: call({ city: 'Oslo' }) },
      { text: 'Then not.' },
      { text: call({ city: 'Bergen' }) },
      { text: 'It rains.' },
      { text: call({ city: 'Paris' }) },
      { text: 'Never said.' },
    ],
  });
  await setTool(host, { confirm: true });
  const chat = host.chat();
  await chat.begin();
  const question = chat.element.locator('[part=tool-consent]');

  await chat.ask('Oslo?');
  await expect(question).toContainText('May “Weather” be used?');
  await expect(question).toContainText('Oslo');
  await audit(page);
  await question.getByRole('button', { name: 'Do not allow' }).click();
  await expect(chat.reply).toHaveText('Then not.');
  await expect(chat.element.getByText('“Weather” was not allowed')).toBeVisible();
  expect(await called(host)).toEqual([]);

  await chat.ask('Bergen?');
  await question.getByRole('button', { name: 'Allow', exact: true }).press('Enter');
  await expect(chat.reply).toHaveText('It rains.');
  expect(await called(host)).toEqual([{ city: 'Bergen' }]);
  await expect(chat.field).toBeFocused();

  await chat.ask('Paris?');
  await expect(question).toBeVisible();
  expect(await chat.state()).toBe('answering');
  await chat.stop.click();
  await expect(chat.element.getByText('“Weather” was stopped')).toBeVisible();
  await expect.poll(() => chat.state()).toBe('ready');
  expect(await called(host)).toHaveLength(1);
});

test.describe('functions that fail', () => {
  test.use({ expectedErrors: [/no network/] });

  test('tell the model so, and one that never ends can be stopped', async ({ host, page }) => {
    await host.open({ body: '<hearth-chat></hearth-chat>', script });
    await host.script({
      replies: [
        { text: call({ city: 'Oslo' }) },
        { text: 'I could not find out.' },
        { text: call({ city: 'Rome' }) },
      ],
    });
    await setTool(host, { execute: 'throws' });
    const chat = host.chat();
    await chat.begin();
    await chat.ask('Oslo?');
    await expect(chat.reply).toHaveText('I could not find out.');
    await expect(chat.element.getByText('“Weather” failed')).toBeVisible();

    await setTool(host, { execute: 'never ends' });
    const reply = page.evaluate(() => document.querySelector('hearth-chat')!.ask('Rome?'));
    await expect(chat.element.getByText('Using “Weather”')).toBeVisible();
    await chat.stop.click();
    expect(await reply).toMatchObject({ finish: 'stopped' });
  });
});

test('the page may prevent a call, demand one, and has bad ones refused', async ({ host, page }) => {
  await host.open({ body: '<hearth-chat></hearth-chat>', script });
  await host.script({
    replies: [
      { text: '{"name":"weather","arguments":{"city":"Oslo"}}' },
      { text: 'Prevented, then.' },
      { text: call({ town: 'Oslo' }) },
      { text: 'still no call' },
    ],
  });
  const chat = host.chat();
  await chat.begin();
  const outcome = await page.evaluate(async () => {
    const element = document.querySelector('hearth-chat')!;
    element.addEventListener('hearth-tool-call', (event) => event.preventDefault(), { once: true });
    const prevented = await element.ask('Oslo?', { toolChoice: 'required' });
    const invalid = await element.ask('Again?');
    const loose = element as unknown as { tools: unknown; ask: (...args: unknown[]) => Promise<unknown> };
    const { tool } = globalThis as unknown as HostGlobals;
    const refused = [
      'text',
      [{}],
      [{ ...tool, name: 'with space' }],
      [tool, tool],
      [{ ...tool, execute: 'x' }],
      [{ ...tool, parameters: 'x' }],
    ].map((value) => {
      try {
        loose.tools = value;
        return 'fine';
      } catch (error) {
        return (error as Error).name;
      }
    });
    const unknown = await loose
      .ask('x', { toolChoice: { name: 'sports' } })
      .catch((error: unknown) => (error as Error).name);
    element.tools = [{ ...tool, parameters: { properties: 7 } }];
    const noSchema = await element.ask('x').catch((error: unknown) => (error as { code: string }).code);
    return { prevented: prevented.text, invalid: invalid.text, refused, unknown, noSchema };
  });
  expect(await called(host)).toEqual([]);
  expect(outcome).toEqual({
    prevented: 'Prevented, then.',
    invalid: call({ town: 'Oslo' }),
    refused: Array(6).fill('TypeError'),
    unknown: 'TypeError',
    noSchema: 'request-invalid',
  });
});

test('when the part for functions does not come, the reply says so, and is tried again', async ({
  host,
  page,
}) => {
  await host.open({ body: '<hearth-chat></hearth-chat>', script });
  await host.script({ replies: [{ text: call({ city: 'Oslo' }) }, { text: 'It snows.' }] });
  await page.route('**/chunks/api-*', (route) => route.abort());
  await page.evaluate(() =>
    document.addEventListener('hearth-error', ({ code }) => {
      (globalThis as unknown as HostGlobals).called.push(code);
    }),
  );
  const chat = host.chat();
  await chat.begin();
  await chat.ask('Weather in Oslo?');
  await expect(chat.element.getByRole('alert')).toContainText('no answer came from the server');
  expect(await called(host)).toEqual(['download-failed']);
  await page.unroute('**/chunks/api-*');
  await chat.element.getByRole('button', { name: 'Try again' }).click();
  await expect(chat.reply).toContainText('It snows.');
  expect(await called(host)).toEqual(['download-failed', { city: 'Oslo' }]);
});
