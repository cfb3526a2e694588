// What the engine asks a server for, and what it makes of the ways in which servers answer.
import { afterEach, describe, expect, it } from 'vitest';
import { chatEvents, textDeltas } from '../../../tools/endpoint/chat-answer.ts';
import { question, setUpEngine, usage } from '../../../tools/endpoint/engine-under-test.ts';
import { json } from '../../../tools/endpoint/stand-in.ts';
import type { StandIn } from '../../../tools/endpoint/stand-in.ts';

const servers: StandIn[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});
async function setUp(options?: Parameters<typeof setUpEngine>[0]) {
  const engine = await setUpEngine(options);
  servers.push(engine.server);
  return engine;
}

describe('a reply', () => {
  it('passes on what was asked for and nothing else', async () => {
    const { load, generate, server } = await setUp();
    await load();
    const jsonSchema = { type: 'object' };
    const tools = [{ name: 'look', description: 'Looks.', parameters: { type: 'object' } }];
    const sampling = { ...question.sampling, seed: 7, presencePenalty: 1, frequencyPenalty: -1 };
    await generate({ ...question, sampling, jsonSchema, tools });
    await generate();
    const [rich, plain] = server.asked.slice(-2);
    expect(rich?.body).toEqual({
      model: 'm',
      messages: question.messages,
      stream: true,
      stream_options: { include_usage: true },
      temperature: 0,
      top_p: 1,
      max_tokens: 8,
      seed: 7,
      presence_penalty: 1,
      frequency_penalty: -1,
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'reply', schema: jsonSchema, strict: true },
      },
      tools: [{ type: 'function', function: tools[0] }],
    });
    expect(Object.keys(plain?.body as object).sort()).toEqual([
      'max_tokens',
      'messages',
      'model',
      'stream',
      'stream_options',
      'temperature',
      'top_p',
    ]);
  });

  it('collects the pieces of tool calls', async () => {
    const deltas = [
      { tool_calls: [{ index: 0, id: 'a', function: { name: 'look', arguments: '{"pla' } }] },
      { tool_calls: [{ index: 0, function: { arguments: 'ce":"here"}' } }] },
      { tool_calls: [{ index: 1, id: 'b', function: { name: 'wait', arguments: '{}' } }] },
    ];
    const { load, generate } = await setUp({ pieces: chatEvents(deltas, { finish: 'tool_calls', usage }) });
    await load();
    await expect(generate()).resolves.toMatchObject({
      finish: 'tools',
      toolCalls: [
        { id: 'a', name: 'look', arguments: '{"place":"here"}' },
        { id: 'b', name: 'wait', arguments: '{}' },
      ],
    });
  });

  it('marks thoughts that come apart as models that run here do', async () => {
    const deltas = [{ reasoning_content: 'Hm.' }, { content: 'Hello' }];
    const { load, generate } = await setUp({ pieces: chatEvents(deltas) });
    await load();
    await expect(generate()).resolves.toMatchObject({ text: '<think>\nHm.\n</think>\n\nHello' });
  });

  it.each([
    ['closes thoughts after which nothing is said', 'stop', '<think>\nHm.\n</think>\n\n'],
    ['leaves thoughts open that were cut', 'length', '<think>\nHm.'],
  ])('%s', async (_, finish, text) => {
    const pieces = chatEvents([{ reasoning_content: 'Hm.' }], { finish });
    const { load, generate } = await setUp({ pieces });
    await load();
    await expect(generate()).resolves.toMatchObject({ text, finish });
  });

  it('goes on in a thought, which it closes when the answer begins', async () => {
    const deltas = [{ reasoning_content: ' And so.' }, { content: 'Hello' }];
    const { load, generate, server } = await setUp({ pieces: chatEvents(deltas) });
    await load();
    const replyStart = '<think>\nHm.';
    await expect(generate({ ...question, replyStart })).resolves.toMatchObject({
      text: ' And so.\n</think>\n\nHello',
    });
    expect(server.asked.at(-1)?.body).toMatchObject({
      messages: [...question.messages, { role: 'assistant', content: replyStart }],
      continue_final_message: true,
      add_generation_prompt: false,
    });
  });

  it('is refused where the server begins anew and goes another way', async () => {
    const { load, generate } = await setUp({
      pieces: chatEvents(textDeltas('The capital of France is large.')),
    });
    await load();
    const call = generate({ ...question, replyStart: 'The capital of France is Paris' });
    await expect(call).rejects.toMatchObject({ code: 'request-invalid' });
  });

  it('counts pieces where the server gives no figures', async () => {
    const { load, generate } = await setUp({ pieces: chatEvents(textDeltas('one two three')), paceMs: 10 });
    await load();
    const { usage: figures } = await generate();
    expect(figures).toMatchObject({ completionTokens: 3, promptTokens: 3, cachedPromptTokens: 0 });
    expect(figures.decodeTokensPerSecond).toBeGreaterThan(0);
    expect(figures.decodeTokensPerSecond).toBeLessThan(1000);
  });

  it('reads events however they are cut', async () => {
    const whole = chatEvents(textDeltas('grün 你好'), { usage }).join('');
    const pieces = whole.match(/[^]{1,7}/g) ?? [];
    const { load, generate } = await setUp({ pieces, paceMs: 0 });
    await load();
    await expect(generate()).resolves.toMatchObject({ text: 'grün 你好', finish: 'stop' });
  });
});

it('gives vectors where the server has them', async () => {
  const vectors = json({ data: [{ embedding: [1, 2] }, { embedding: [3, 4] }] });
  const { connection, load } = await setUp({ elsewhere: () => vectors });
  await load();
  await expect(connection.call('embed', { texts: ['a', 'b'] })).resolves.toEqual([
    [1, 2],
    [3, 4],
  ]);
});

it('counts tokens as vLLM does, and estimates where the server cannot', async () => {
  let isThere = true;
  const elsewhere = (path: string) =>
    isThere && path === '/tokenize' ? json({ count: 42, tokens: [] }) : undefined;
  const { connection, load } = await setUp({ elsewhere });
  await load();
  await expect(connection.call('countTokens', { text: 'twelve chars' })).resolves.toBe(42);
  isThere = false;
  await expect(connection.call('countTokens', { text: 'twelve chars' })).resolves.toBe(3);
});
