// What code of the host page may do, and what hostile code does.
import { expect, roles, test } from './embed-test.ts';

test('events tell everything in order, across shadow roots', async ({ host, page }) => {
  await host.open({
    body: '<nested-part></nested-part>',
    script: `
      globalThis.told = [];
      for (const type of ['consent', 'progress', 'ready', 'token', 'message', 'error'])
        document.addEventListener('hearth-' + type, (event) => told.push([type, event.phase ?? event.text ?? event.message?.content ?? event.code ?? event.model]));
      customElements.define('nested-part', class extends HTMLElement {
        constructor() { super(); const root = this.attachShadow({ mode: 'open' }); root.append(document.createElement('hearth-chat')); }
      });`,
  });
  await host.script({ replies: [{ text: 'A short answer.' }] });
  await host.chat().begin();
  await host.chat().ask('A question');
  await expect(host.chat().reply).toHaveText('A short answer.');
  const told = await page.evaluate(() => (globalThis as unknown as { told: [string, string][] }).told);
  const order = told.map(([type]) => type).filter((type, index, all) => type !== all[index - 1]);
  expect(order).toEqual(['consent', 'progress', 'ready', 'message', 'token', 'message']);
  expect(
    told
      .filter(([type]) => type === 'token')
      .map(([, text]) => text)
      .join(''),
  ).toBe('A short answer.');
  expect(told.filter(([type]) => type === 'message').map(([, text]) => text)).toEqual([
    'A question',
    'A short answer.',
  ]);
});

test('ask before load waits for the visitor, then answers', async ({ host, page, requests }) => {
  await host.open({ body: '<hearth-chat autoload="never"></hearth-chat>' });
  await expect(host.chat().agree).toBeHidden();
  expect(await host.chat().state()).toBe('idle');
  await host.script({ replies: [{ text: 'Here.' }] });
  const reply = page.evaluate(() => document.querySelector('hearth-chat')!.ask('Where?'));
  await expect(host.chat().element.getByText('“Where?” is asked once you agree.')).toBeVisible();
  expect(requests.filter((url) => url.includes('/embed/'))).toEqual([host.scriptUrl]);
  await host.chat().agree.click();
  expect(await reply).toMatchObject({
    text: 'Here.',
    finish: 'stop',
    usage: { completionTokens: expect.any(Number) as unknown },
  });
});

test('wrong types, re-entrancy and promises that nobody looks at break nothing', async ({ host, page }) => {
  await host.open({
    body: '<hearth-chat max-tokens="many" temperature="NaN" layout="round" suggestions="|||"></hearth-chat>',
  });
  const outcomes = await page.evaluate(async () => {
    const chat = document.querySelector('hearth-chat')!;
    const loose = chat as unknown as Record<string, unknown> & {
      ask: (...args: unknown[]) => Promise<unknown>;
      load: (...args: unknown[]) => Promise<unknown>;
    };
    const nameOf = (work: () => unknown): string => {
      try {
        work();
        return 'fine';
      } catch (error) {
        return (error as Error).name;
      }
    };
    const refused = [
      nameOf(() => (loose.messages = 'text')),
      nameOf(() => (loose.messages = [{ role: 'system', content: 'x' }])),
      nameOf(() => (loose.engine = 3)),
      nameOf(() => (loose.engine = { url: 'javascript:alert(1)', model: 'x' })),
      nameOf(() => (loose.strings = 'x')),
    ];
    const rejected: string[] = [];
    for (const work of [
      loose.ask(42),
      loose.ask(''),
      loose.ask('x', { signal: 'no' }),
      loose.load(null),
      loose.load({ signal: {} }),
      document.createElement('hearth-chat').load(),
    ])
      rejected.push(
        await work.then(
          () => 'fine',
          (error: unknown) => (error as Error).name,
        ),
      );
    // Nobody looks at these.
    void loose.ask(Symbol('x'));
    void loose.load({ signal: AbortSignal.abort() });
    chat.stop();
    chat.unload();
    chat.clear();
    return { refused, rejected, state: chat.state };
  });
  expect(outcomes.refused).toEqual(Array(5).fill('TypeError'));
  expect(outcomes.rejected).toEqual([
    'TypeError',
    'TypeError',
    'TypeError',
    'TypeError',
    'TypeError',
    'InvalidStateError',
  ]);
  expect(outcomes.state).toBe('consent');

  await host.script({ replies: [{ text: 'one' }, { text: 'two' }, { text: 'three' }] });
  await host.chat().begin();
  const texts = await page.evaluate(async () => {
    const chat = document.querySelector('hearth-chat')!;
    let again: Promise<{ text: string }> | null = null;
    // Asks in the middle of an event about the reply before.
    chat.addEventListener('hearth-token', () => void (again ??= chat.ask('third')), { once: true });
    const [first, second] = await Promise.all([chat.ask('first'), chat.ask('second')]);
    const third = await (again as Promise<{ text: string }> | null);
    return [first.text, second.text, third?.text];
  });
  expect(texts).toEqual(['one', 'two', 'three']);
});

test('a reply can be aborted, by its signal and by stop', async ({ host, page }) => {
  await host.open({ body: '<hearth-chat></hearth-chat>' });
  await host.script({
    replies: [
      { text: 'word '.repeat(200), stepMs: 20 },
      { text: 'word '.repeat(200), stepMs: 20 },
      { text: 'Fine.' },
    ],
  });
  await host.chat().begin();
  const outcomes = await page.evaluate(async () => {
    const chat = document.querySelector('hearth-chat')!;
    const abort = new AbortController();
    chat.addEventListener('hearth-token', () => setTimeout(() => abort.abort(), 50), { once: true });
    const aborted = await chat
      .ask('one', { signal: abort.signal })
      .catch((error: unknown) => (error as Error).name);
    chat.addEventListener('hearth-token', () => setTimeout(() => chat.stop(), 50), { once: true });
    const stopped = await chat.ask('two');
    const fine = await chat.ask('three');
    return [aborted, stopped.finish, stopped.text.startsWith('word'), fine.text];
  });
  expect(outcomes).toEqual(['AbortError', 'stopped', true, 'Fine.']);
});

test('consent and questions can be prevented', async ({ host, page }) => {
  await host.open({ body: '<hearth-chat></hearth-chat>' });
  await page.evaluate(() => {
    document.addEventListener('hearth-consent', (event) => event.preventDefault(), { once: true });
    document.addEventListener('hearth-message', (event) => event.preventDefault(), { once: true });
  });
  await host.chat().agree.click();
  expect(await host.chat().state()).toBe('consent');
  await page.evaluate(() => document.querySelector('hearth-chat')!.load({ agreed: true }));
  expect(await host.chat().state()).toBe('ready');
  const asked = await page.evaluate(() =>
    document
      .querySelector('hearth-chat')!
      .ask('No')
      .catch((error: unknown) => (error as Error).name),
  );
  expect(asked).toBe('AbortError');
  expect(await page.evaluate(() => document.querySelector('hearth-chat')!.messages)).toEqual([]);
});

test('an engine of the page answers, and the visitor reads where words go', async ({ host, page }) => {
  await host.open({ body: '<hearth-chat></hearth-chat>' });
  await page.evaluate(() => {
    const chat = document.querySelector('hearth-chat')!;
    chat.engine = {
      name: 'Our assistant',
      host: 'llm.example',
      async generate({ messages, maxTokens }, { onText }) {
        onText(`You said ${messages.at(-1)?.content}, `);
        await new Promise((resolve) => setTimeout(resolve, 20));
        onText(`and may have ${maxTokens}.`);
        return { finish: 'stop' };
      },
    };
  });
  const chat = host.chat();
  await expect(chat.element.getByText('What you write is sent to llm.example.')).toBeVisible();
  await chat.begin();
  await expect(chat.element.getByText('What you write is sent to llm.example.')).toBeVisible();
  await chat.ask('hello');
  await expect(chat.reply).toHaveText('You said hello, and may have 512.');
  expect(await roles(page)).not.toContain('inference');
  await page.evaluate(() => {
    const element = document.querySelector('hearth-chat')!;
    element.engine = { name: 'Broken', generate: () => Promise.reject(new Error('no more credit')) };
  });
  await chat.begin();
  await expect(chat.element.getByText('You said hello')).toBeVisible(); // what was said stays
  const code = await page.evaluate(() =>
    document
      .querySelector('hearth-chat')!
      .ask('again')
      .catch((error: unknown) => (error as { code: string }).code),
  );
  expect(code).toBe('internal');
});

test('messages can be set and read, are kept when the page wants it, and are the value in a form', async ({
  host,
  page,
}) => {
  await host.open({ body: '<form><hearth-chat name="chat" storage-key="help"></hearth-chat></form>' });
  await page.evaluate(() => {
    document.querySelector('hearth-chat')!.messages = [
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'Hello.' },
    ];
  });
  await host.script({ replies: [{ text: 'And a third.' }] });
  const chat = host.chat();
  await chat.begin();
  await chat.ask('More?');
  await expect(chat.reply).toHaveText('And a third.');
  await expect.poll(() => chat.state()).toBe('ready');
  const expected = ['Hi', 'Hello.', 'More?', 'And a third.'];
  const read = await page.evaluate(() => {
    const data = new FormData(document.querySelector('form')!);
    const { messages } = document.querySelector('hearth-chat')!;
    return [
      messages.map(({ content }) => content),
      (JSON.parse(data.get('chat') as string) as { content: string }[]).map(({ content }) => content),
    ];
  });
  expect(read).toEqual([expected, expected]);

  await page.reload();
  await chat.begin();
  await expect(chat.element.locator('.user')).toHaveText(['Hi', 'More?']);
  await chat.element.getByRole('button', { name: 'New chat' }).click();
  await expect(chat.element.locator('.user')).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('nothing is stored by a page that does not ask for it', async ({ host, page, context }) => {
  await host.open({ body: '<hearth-chat></hearth-chat>' });
  await host.chat().begin();
  await host.chat().ask('Secret words');
  await expect(host.chat().reply).toContainText('Secret words');
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  expect(await context.cookies()).toEqual([]);
  // What is known of the model may be kept; what is said not.
  expect(
    await page.evaluate(async () =>
      (await indexedDB.databases())
        .map(({ name }) => name ?? '')
        .filter((name) => /conversation|draft/.test(name)),
    ),
  ).toEqual([]);
});

test('where the words of a failure cannot be fetched, the way on is there all the same', async ({
  host,
  page,
  context,
}) => {
  await context.route('**/chunks/draw-failure-*', (route) => route.abort());
  await host.open({ body: '<hearth-chat></hearth-chat>' });
  await page.evaluate(() => {
    let asked = 0;
    document.querySelector('hearth-chat')!.engine = {
      name: 'Second thoughts',
      generate: async (_request, { onText }) => {
        asked += 1;
        if (asked === 1) throw new Error('not yet');
        onText('Here it is.');
        return undefined;
      },
    };
  });
  const chat = host.chat();
  await chat.begin();
  await chat.ask('Well?');
  await expect(chat.element.getByRole('alert')).toHaveText('That did not work. (internal)');
  await chat.element.getByRole('button', { name: 'Try again' }).click();
  await expect(chat.reply).toHaveText('Here it is.');
});
