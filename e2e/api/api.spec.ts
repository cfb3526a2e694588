// `/v1` by the clients that programs use, with the scripted engine.
import {
  chunkShape,
  completionShape,
  embeddingsShape,
  errorShape,
  modelListShape,
  modelShape,
} from '../../src/openai/testing/documented-shapes.ts';
import { validateJson } from '../../src/conversations/json-schema/validate-json.ts';
import { ChatPage } from '../support/chat-page.ts';
import { untilKept } from '../offline/offline-page.ts';
import { expect, inPage, inWorker, openClient, test } from './test.ts';
import type OpenAI from 'openai';
import type { Page } from '@playwright/test';
import type { Script } from '../../src/inference/testing/script.ts';

const model = 'SmolLM2-135M-Instruct-q4f32_a';
const ask = (text: string) => ({
  model,
  messages: [{ role: 'user' as const, content: text }],
  temperature: 0,
});

function expectShape(value: unknown, shape: object): void {
  expect(validateJson(value, shape)).toEqual({ status: 'valid' });
}

const textOf = (chunks: unknown): string =>
  (chunks as OpenAI.ChatCompletionChunk[]).map(({ choices }) => choices[0]?.delta.content ?? '').join('');
const contentOf = (reply: unknown): unknown => (reply as OpenAI.ChatCompletion).choices[0]?.message.content;

/** Hearth in one tab, its model ready, and a program in another. */
async function begin(page: Page, script: Script = {}): Promise<{ chat: ChatPage; program: Page }> {
  const chat = new ChatPage(page);
  await chat.begin();
  await untilKept(page);
  await chat.script(script);
  const program = await page.context().newPage();
  await openClient(program);
  return { chat, program };
}

for (const [place, where] of [
  ['a page', inPage],
  ['a worker', inWorker],
] as const) {
  test(`OpenAI's own client works in ${place}`, async ({ page }) => {
    const { program } = await begin(page);
    const call = where(program);

    await test.step('models', async () => {
      expectShape(
        await call('list').then((list) => ({ object: 'list', data: (list as { data: unknown }).data })),
        modelListShape,
      );
      const found = await call('retrieve', model);
      expectShape(found, modelShape);
      expect(found).toMatchObject({ id: model });
    });

    await test.step('a reply', async () => {
      const reply = await call('complete', ask('Who is there?'));
      expectShape(reply, completionShape);
      expect(contentOf(reply)).toBe('Who is there?');
    });

    await test.step('a stream', async () => {
      const chunks = await call('stream', {
        ...ask('One two three'),
        stream_options: { include_usage: true },
      });
      for (const chunk of chunks as unknown[]) expectShape(chunk, chunkShape);
      expect(textOf(chunks)).toBe('One two three');
      expect((chunks as unknown[]).at(-1)).toMatchObject({ usage: { completion_tokens: 3 } });
    });

    await test.step('a schema', async () => {
      const schema = { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] };
      const format = { type: 'json_schema' as const, json_schema: { name: 'person', schema, strict: true } };
      const reply = await call('complete', { ...ask('Who?'), response_format: format });
      expectShape(JSON.parse(String(contentOf(reply))), schema);
    });

    await test.step('errors', async () => {
      expect(await call('fail', { ...ask('x'), model: 'gpt-4' })).toMatchObject({
        name: 'NotFoundError',
        status: 404,
        code: 'model_not_found',
        type: 'invalid_request_error',
      });
      expect(await call('fail', { ...ask('x'), temperature: 'warm' } as never)).toMatchObject({
        name: 'BadRequestError',
        status: 400,
        code: 'invalid_type',
        param: 'temperature',
      });
      expect(await call('fail', { ...ask('x'), colour: 'red' } as never)).toMatchObject({ status: 400 });
    });
  });
}

test('the AI SDK works', async ({ page }) => {
  const call = { name: 'weather', arguments: { city: 'Oslo' } };
  const { program } = await begin(page, {
    replies: [
      { text: 'Hello there.' },
      { text: 'One two three' },
      { text: '{"city":"Oslo"}' },
      { text: `<tool_call>${JSON.stringify(call)}</tool_call>` },
      { text: 'It is sunny.' },
    ],
  });
  const sdk = inPage(program);
  expect(await sdk('sdkText', model, 'Hi')).toMatchObject({ text: 'Hello there.', finishReason: 'stop' });
  const { pieces } = await sdk('sdkStream', model, 'Count');
  expect(pieces.join('')).toBe('One two three');
  expect(await sdk('sdkObject', model, 'Where?')).toEqual({ city: 'Oslo' });
  expect(await sdk('sdkTool', model, 'Weather?')).toEqual({
    text: 'It is sunny.',
    called: [{ city: 'Oslo' }],
  });
  expect(await sdk('sdkFails', 'gpt-4')).toMatchObject({ name: 'APICallError' });
});

test('what stands in the answers is what the protocol says', async ({ page }) => {
  const { program } = await begin(page);
  const call = inPage(program);
  const post = (body: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(body) });

  await test.step('an event stream', async () => {
    const { type, text } = await call('rawStream', ask('a b'));
    expect(type).toBe('text/event-stream; charset=utf-8');
    expect(text.endsWith('data: [DONE]\n\n')).toBe(true);
    const events = text.trimEnd().split('\n\n');
    expect(events.every((event) => event.startsWith('data: '))).toBe(true);
    for (const event of events.slice(0, -1)) expectShape(JSON.parse(event.slice(6)), chunkShape);
  });

  await test.step('embeddings, as far as the model has them', async () => {
    const answer = await call('raw', 'embeddings', post({ model, input: ['a', 'bc'] }));
    expectShape(JSON.parse(answer.body), embeddingsShape);
    expect(await call('embed', model, ['abc'])).toMatchObject({ data: [{ embedding: [3, 1] }] });
  });

  await test.step('refusals', async () => {
    const cases: [string, RequestInit, number, string | null][] = [
      ['chat/completions', { method: 'POST', body: '{' }, 400, null],
      ['chat/completions', post([]), 400, 'invalid_type'],
      ['chat/completions', post({ model, messages: [] }), 400, 'empty_array'],
      ['chat/completions', { method: 'GET' }, 405, 'method_not_supported'],
      ['models', post({}), 405, 'method_not_supported'],
      ['models/gpt-4', { method: 'GET' }, 404, 'model_not_found'],
      ['images/generations', post({}), 404, 'unknown_url'],
      ['embeddings', post({ model, input: [] }), 400, 'empty_array'],
      ['models', { mode: 'no-cors' }, 403, 'origin_not_allowed'],
    ];
    for (const [path, init, status, code] of cases) {
      const answer = await call('raw', path, init);
      expect(answer.status, path).toBe(status);
      expectShape(JSON.parse(answer.body), errorShape);
      expect(JSON.parse(answer.body)).toMatchObject({ error: { code } });
      expect(answer.headers).toMatchObject({ 'content-type': 'application/json', 'x-should-retry': 'false' });
    }
  });

  await test.step('and a page that is opened gets nothing of a model', async () => {
    const response = await program.goto('./v1/models');
    expect(response?.status()).toBe(403);
  });
});

test('requests wait for each other and for the person, with a limit', async ({ page }) => {
  const slow = { stepMs: 60 };
  const { chat, program } = await begin(page, {
    replies: [
      { text: 'First one two three four', ...slow },
      { text: 'Second' },
      { text: 'A long answer to the person here', ...slow },
      { text: 'After it' },
      { text: 'A program speaks for a while', stepMs: 150 },
      { text: 'To the person' },
    ],
  });
  const call = inPage(program);
  await test.step('two at once', async () => {
    const { replies, order } = await call('together', ask(''), ['a', 'b']);
    // Which of them comes first is the browser's affair.
    expect([...replies].sort()).toEqual(['First one two three four', 'Second']);
    expect([...order].sort()).toEqual(['a', 'b']);
  });
  await test.step('a request behind the person', async () => {
    await chat.ask('For me');
    expect(contentOf(await call('complete', ask('For the program')))).toBe('After it');
    await chat.waitForEnd();
    await expect(chat.reply).toHaveText('A long answer to the person here');
  });
  await test.step('the person behind a request', async () => {
    const reply = call('complete', ask('For the program'));
    await page.waitForTimeout(300);
    await chat.ask('For me again');
    expect(contentOf(await reply)).toBe('A program speaks for a while');
    await chat.waitForEnd();
    await expect(chat.reply).toHaveText('To the person');
  });
  await test.step('too many', async () => {
    await chat.script({ replies: Array.from({ length: 20 }, () => ({ text: 'x', prefillMs: 300 })) });
    const many = Array.from({ length: 12 }, (_, index) => String(index));
    const { replies } = await call('together', ask(''), many);
    const refused = replies.filter((reply) => typeof reply === 'object');
    expect(refused).toHaveLength(3);
    expect(refused[0]).toMatchObject({ name: 'RateLimitError', status: 429, code: 'rate_limit_exceeded' });
  });
});

test('a client that leaves ends its reply', async ({ page }) => {
  const long = { text: 'word '.repeat(400), stepMs: 20 };
  const { program } = await begin(page, {
    replies: [long, { text: 'Next' }, long, { text: 'And next' }, long],
  });
  const call = inPage(program);
  expect(await call('abortStream', ask('x'))).toEqual({ count: 3 });
  const startMs = Date.now();
  expect(contentOf(await call('complete', ask('x')))).toBe('Next');
  expect(await call('abort', ask('x'), 500)).toMatchObject({
    message: expect.stringMatching(/abort|timed out/),
  });
  expect(contentOf(await call('complete', ask('x')))).toBe('And next');
  // Each long reply would have taken eight seconds.
  expect(Date.now() - startMs).toBeLessThan(6_000);

  await test.step('also when its page is closed', async () => {
    const leaving = inPage(program)('stream', ask('x')).catch(() => null);
    await program.waitForTimeout(300);
    await program.close();
    await leaving;
    const other = await page.context().newPage();
    await openClient(other);
    const sinceMs = Date.now();
    await inPage(other)('complete', ask('x'));
    expect(Date.now() - sinceMs).toBeLessThan(6_000);
  });
});

test('no model is loaded for a program, and it is told what to do', async ({ page, requests }) => {
  const chat = new ChatPage(page);
  await chat.open();
  await untilKept(page);
  const program = await page.context().newPage();
  await openClient(program);
  const call = inPage(program);
  const expected = {
    status: 503,
    code: 'model_not_loaded',
    message: expect.stringContaining('Start') as unknown,
  };
  expect(await call('fail', ask('x'))).toMatchObject(expected);
  expect(requests.filter((url) => /\/models\/.*params|\.wasm$/.test(url))).toEqual([]);

  await test.step('nor with its page closed', async () => {
    await chat.start.click();
    await chat.waitUntilReady();
    expect(contentOf(await call('complete', ask('There?')))).toBe('There?');
    await page.close();
    expect(await call('fail', ask('x'))).toMatchObject(expected);
  });
});

test('a page that closes in the middle of a reply is told as an error', async ({ page }) => {
  const { program } = await begin(page, { replies: [{ text: 'word '.repeat(400), stepMs: 20 }] });
  const stream = inPage(program)('stream', ask('x')).catch((error: unknown) => String(error));
  await page.waitForTimeout(500);
  await page.close();
  expect(await stream).toMatch(/APIError: (No model is running|The tab that ran)/);
});

test('a conversation that is too long is told as such', async ({ page }) => {
  const { program } = await begin(page, { replies: [{ text: '', then: 'context-overflow' }] });
  expect(await inPage(program)('fail', ask('x'))).toMatchObject({
    status: 400,
    code: 'context_length_exceeded',
    param: 'messages',
  });
});

test('a model that rests is woken', async ({ page }) => {
  const { program } = await begin(page);
  await page.evaluate(() => {
    const app = document.querySelector('hearth-app') as unknown as {
      services: { setIdleMs: (ms: number) => void };
    };
    app.services.setIdleMs(100);
  });
  await expect(page.locator('hearth-header')).toHaveAttribute('resting', '');
  expect(contentOf(await inPage(program)('complete', ask('Awake?')))).toBe('Awake?');
});
