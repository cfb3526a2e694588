// `/v1` with the starter model, which is loaded once: on the processor, which reads a prompt with tools sooner here.
import { completionShape, chunkShape } from '../../src/openai/testing/documented-shapes.ts';
import { validateJson } from '../../src/conversations/json-schema/validate-json.ts';
import { inPage, openClient, test } from '../api/test.ts';
import { untilKept } from '../offline/offline-page.ts';
import { ChatPage } from '../support/chat-page.ts';
import { patienceMs } from '../support/patience.ts';
import { expect } from '../support/test.ts';
import type OpenAI from 'openai';

test.use({ folder: 'dist', serviceWorkers: 'allow', graphicsChip: false });

const valid = { status: 'valid' };

test('programs ask the starter model by OpenAI’s own client', async ({ page, context }) => {
  const chat = new ChatPage(page);
  await chat.open();
  await untilKept(page);
  await chat.start.click();
  await chat.waitUntilReady(patienceMs);
  const program = await context.newPage();
  await openClient(program);
  const call = inPage(program);
  const { data } = (await call('list')) as { data: { id: string }[] };
  const model = data[0]?.id ?? '';
  const ask = {
    model,
    messages: [{ role: 'user' as const, content: 'Say hello.' }],
    temperature: 0,
    max_completion_tokens: 8,
  };

  const text = await test.step('a reply of eight tokens', async () => {
    const reply = (await call('complete', ask)) as OpenAI.ChatCompletion;
    expect(validateJson(reply, completionShape)).toEqual(valid);
    expect(reply.usage?.completion_tokens).toBeLessThanOrEqual(8);
    expect(reply.usage?.prompt_tokens).toBeGreaterThan(3);
    const content = reply.choices[0]?.message.content ?? '';
    expect(content).toMatch(/\w/);
    return content;
  });

  await test.step('the same as a stream', async () => {
    const chunks = (await call('stream', ask)) as OpenAI.ChatCompletionChunk[];
    for (const chunk of chunks) expect(validateJson(chunk, chunkShape)).toEqual(valid);
    expect(chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('')).toBe(text);
  });

  await test.step('a reply that keeps to a schema', async () => {
    const schema = {
      type: 'object',
      properties: { colour: { type: 'string', enum: ['red', 'green'] }, sure: { type: 'boolean' } },
      required: ['colour', 'sure'],
      additionalProperties: false,
    };
    const format = { type: 'json_schema' as const, json_schema: { name: 'answer', schema, strict: true } };
    const body = { ...ask, max_completion_tokens: 40, response_format: format };
    const reply = (await call('complete', body)) as OpenAI.ChatCompletion;
    expect(reply.choices[0]?.finish_reason).toBe('stop');
    const value: unknown = JSON.parse(reply.choices[0]?.message.content ?? '');
    expect(validateJson(value, schema)).toEqual(valid);
  });

  await test.step('a call that is demanded', async () => {
    const parameters = {
      type: 'object',
      properties: { city: { type: 'string', enum: ['Oslo', 'Rome'] } },
      required: ['city'],
      additionalProperties: false,
    };
    const tool = { type: 'function' as const, function: { name: 'weather', parameters } };
    const body = {
      ...ask,
      max_completion_tokens: 40,
      tools: [tool],
      tool_choice: 'required' as const,
      parallel_tool_calls: false,
    };
    const reply = (await call('complete', body)) as OpenAI.ChatCompletion;
    expect(reply.choices[0]?.finish_reason).toBe('tool_calls');
    const [written] = reply.choices[0]?.message.tool_calls ?? [];
    const called = written?.type === 'function' ? written.function : null;
    expect(called?.name).toBe('weather');
    expect(validateJson(JSON.parse(called?.arguments ?? ''), parameters)).toEqual(valid);
  });

  await test.step('a reply that nobody reads to its end', async () => {
    expect(await call('abortStream', { ...ask, max_completion_tokens: 400 })).toEqual({ count: 3 });
    const startMs = Date.now();
    await call('complete', { ...ask, max_completion_tokens: 2 });
    expect(Date.now() - startMs).toBeLessThan(30_000);
  });

  await test.step('a conversation that is too long', async () => {
    const long = { ...ask, messages: [{ role: 'user' as const, content: 'word '.repeat(9_000) }] };
    expect(await call('fail', long)).toMatchObject({ status: 400, code: 'context_length_exceeded' });
  });
});
