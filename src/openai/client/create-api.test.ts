import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../../errors/app-error.ts';
import { validateJson } from '../../conversations/json-schema/validate-json.ts';
import { ApiError } from '../contract/api-error.ts';
import {
  chunkShape,
  completionShape,
  embeddingsShape,
  modelListShape,
  modelShape,
} from '../testing/documented-shapes.ts';
import { EngineDouble, tinyModel } from '../testing/engine-double.ts';
import { createApi } from './create-api.ts';
import type { ChatCompletion, ChatCompletionChunk } from '../contract/answers.ts';
import type { PlannedReply } from '../testing/engine-double.ts';

function apiWith(...replies: PlannedReply[]) {
  const engine = new EngineDouble(...replies);
  return { engine, api: createApi({ engine, models: () => [tinyModel], mostWaiting: 2 }) };
}

const ask = { model: 'tiny-1', messages: [{ role: 'user' as const, content: 'Hi' }] };
const add = {
  type: 'function' as const,
  function: {
    name: 'add',
    parameters: { type: 'object', properties: { a: { type: 'number' } }, required: ['a'] },
  },
};

function valid<Value>(value: Value, shape: object): Value {
  expect(validateJson(value, shape)).toEqual({ status: 'valid' });
  return value;
}

async function chunksOf(api: ReturnType<typeof createApi>, more: object): Promise<ChatCompletionChunk[]> {
  const chunks: ChatCompletionChunk[] = [];
  for await (const chunk of await api.chat.completions.create({ ...ask, ...more, stream: true }))
    chunks.push(valid(chunk, chunkShape));
  return chunks;
}

const complete = async (api: ReturnType<typeof createApi>, more: object = {}): Promise<ChatCompletion> =>
  valid(await api.chat.completions.create({ ...ask, ...more, stream: false }), completionShape);

const textOf = (chunks: readonly ChatCompletionChunk[]): string =>
  chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('');

describe('a reply', () => {
  it('has the documented shape', async () => {
    const { api, engine } = apiWith('Hello there.');
    expect(await complete(api)).toMatchObject({
      object: 'chat.completion',
      model: 'tiny-1',
      system_fingerprint: 'fp_0123456789',
      choices: [{ message: { role: 'assistant', content: 'Hello there.' }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 10, completion_tokens: 2, total_tokens: 12 },
    });
    expect(engine.asked).toMatchObject([{ sampling: { temperature: 1, topP: 1, maxTokens: 2048 } }]);
  });

  it('comes in chunks, with figures where they are wanted', async () => {
    const { api } = apiWith('Hello there.', 'Again.');
    const chunks = await chunksOf(api, { stream_options: { include_usage: true } });
    expect(textOf(chunks)).toBe('Hello there.');
    expect(chunks[0]?.choices[0]?.delta).toEqual({ role: 'assistant', content: '', refusal: null });
    expect(chunks.at(-2)?.choices[0]).toMatchObject({ delta: {}, finish_reason: 'stop' });
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: 12 } });
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
    expect((await chunksOf(api, {})).every((chunk) => !('usage' in chunk))).toBe(true);
  });

  it('ends before a stop sequence, wherever it is cut', async () => {
    const pieces = ['one, t', 'wo E', 'N', 'D three', ' four'];
    const { api } = apiWith(pieces, pieces, ['wait E', 'N']);
    expect(textOf(await chunksOf(api, { stop: 'END' }))).toBe('one, two ');
    const reply = await complete(api, { stop: ['END'] });
    expect(reply.choices[0]).toMatchObject({ message: { content: 'one, two ' }, finish_reason: 'stop' });
    expect(reply.usage.completion_tokens).toBe(3);
    expect(textOf(await chunksOf(api, { stop: ['END'] }))).toBe('wait EN');
  });

  it('tells that it was cut by its length', async () => {
    const { api, engine } = apiWith('Hello');
    engine.finish = 'length';
    expect((await complete(api, { max_tokens: 1 })).choices[0].finish_reason).toBe('length');
  });

  it('keeps thoughts apart', async () => {
    const pieces = ['<th', 'ink>\nIs it', ' so?\n</thi', 'nk>\n', '\nYes', '.'];
    const { api } = apiWith(pieces, pieces);
    const { message } = (await complete(api)).choices[0];
    expect(message).toMatchObject({ reasoning_content: 'Is it so?', content: 'Yes.' });
    const chunks = await chunksOf(api, {});
    expect(chunks.map(({ choices }) => choices[0]?.delta.reasoning_content ?? '').join('')).toBe('Is it so?');
    expect(textOf(chunks)).toBe('Yes.');
  });

  it('keeps to a schema', async () => {
    const { api, engine } = apiWith('{}');
    const schema = { type: 'object', properties: { a: { type: 'string' } } };
    await complete(api, { response_format: { type: 'json_schema', json_schema: { name: 'x', schema } } });
    expect(engine.asked[0]?.jsonSchema).toEqual(schema);
  });
});

describe('tools', () => {
  const written = '<tool_call>\n{"name": "add", "arguments": {"a": 1}}\n</tool_call>';

  it('are called, and the call is no text', async () => {
    const { api, engine } = apiWith(`Let me see. ${written}`, written);
    const { message, finish_reason: finish } = (await complete(api, { tools: [add] })).choices[0];
    expect(message).toMatchObject({
      content: 'Let me see.',
      tool_calls: [{ type: 'function', function: { name: 'add', arguments: '{"a":1}' } }],
    });
    expect(finish).toBe('tool_calls');
    expect(engine.asked[0]?.messages[0]).toMatchObject({ role: 'system' });
    const chunks = await chunksOf(api, { tools: [add] });
    expect(textOf(chunks)).toBe('');
    expect(chunks.at(-2)?.choices[0]?.delta.tool_calls).toMatchObject([
      { index: 0, function: { name: 'add' } },
    ]);
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe('tool_calls');
  });

  it('are repaired once, held to their schema', async () => {
    const { api, engine } = apiWith(
      '<tool_call>{"name": "add", "arguments": {"a": "one"}}</tool_call>',
      '{"name": "add", "arguments": {"a": 1}}',
    );
    const reply = await complete(api, { tools: [add] });
    expect(reply.choices[0].message.tool_calls?.[0]?.function.arguments).toBe('{"a":1}');
    expect(engine.asked[1]?.jsonSchema).toMatchObject({ properties: { name: { enum: ['add'] } } });
    expect(engine.asked[1]?.messages.at(-1)?.content).toContain('“a”: type "number", but got "one"');
    expect(reply.usage.prompt_tokens).toBe(20);
  });

  it('are text where the second try is no better', async () => {
    const broken = '<tool_call>{"name": "add", "argu';
    const { api } = apiWith(broken, 'Sorry.');
    const { message, finish_reason: finish } = (await complete(api, { tools: [add] })).choices[0];
    expect(message).toMatchObject({ content: broken });
    expect(message.tool_calls).toBeUndefined();
    expect(finish).toBe('stop');
  });

  it('have to be called where the request says so', async () => {
    const call = '{"name": "add", "arguments": {"a": 1}}';
    const { api, engine } = apiWith(`[${call}, ${call}]`, call, 'No call.');
    const both = await complete(api, { tools: [add], tool_choice: 'required' });
    expect(both.choices[0].message).toMatchObject({ content: null });
    expect(both.choices[0].message.tool_calls).toHaveLength(2);
    expect(engine.asked[0]?.jsonSchema).toMatchObject({ type: 'array' });
    const choice = { type: 'function', function: { name: 'add' } };
    await complete(api, { tools: [add], tool_choice: choice });
    expect(engine.asked[1]?.jsonSchema).toMatchObject({ type: 'object' });
    await complete(api, { tools: [add], tool_choice: 'none' });
    expect(engine.asked[2]?.messages).toEqual([{ role: 'user', content: 'Hi' }]);
  });

  it('leave an answer in JSON alone', async () => {
    const { api } = apiWith('{"name": "Ada", "arguments": "many"}');
    expect((await complete(api, { tools: [add] })).choices[0]).toMatchObject({
      message: { content: '{"name": "Ada", "arguments": "many"}' },
      finish_reason: 'stop',
    });
  });
});

describe('a failure', () => {
  it.each([
    [new AppError('context-overflow', { limitTokens: 10, promptTokens: 20 }), 400, 'context_length_exceeded'],
    [new AppError('request-invalid', { reason: 'No.' }), 400, 'unsupported_value'],
    [new AppError('engine-busy', null), 429, 'rate_limit_exceeded'],
    [new AppError('model-not-loaded', null), 503, 'model_not_loaded'],
    [new AppError('model-replaced', null), 404, 'model_not_found'],
    [new AppError('device-lost', { reason: 'x' }), 500, null],
    [new TypeError('x is undefined'), 500, null],
  ])('is told in the API’s way: %s', async (thrown, status, code) => {
    const { api } = apiWith(thrown, thrown);
    for (const stream of [true, false])
      await expect(api.chat.completions.create({ ...ask, stream })).rejects.toMatchObject({
        status,
        code,
      });
  });

  it('is a model that does not run here', async () => {
    const { api } = apiWith();
    await expect(api.chat.completions.create({ ...ask, model: 'gpt-4' })).rejects.toMatchObject({
      status: 404,
      code: 'model_not_found',
    });
    await expect(api.models.retrieve('gpt-4')).rejects.toBeInstanceOf(ApiError);
  });

  it('in the middle of a stream ends it', async () => {
    const { api, engine } = apiWith();
    engine.generate = (_, options) => {
      options?.onEvent?.({ text: 'Half' });
      return Promise.reject(new AppError('worker-crashed', { reason: 'x' }));
    };
    const stream = await api.chat.completions.create({ ...ask, stream: true });
    const texts: unknown[] = [];
    const reading = (async () => {
      for await (const chunk of stream) texts.push(chunk.choices[0]?.delta.content);
    })();
    await expect(reading).rejects.toMatchObject({ status: 500 });
    expect(texts).toEqual(['', 'Half']);
  });
});

describe('requests', () => {
  it('wait for each other, and too many are refused', async () => {
    const { api, engine } = apiWith('one', 'two', 'three');
    let open: () => void = () => undefined;
    engine.gate = new Promise((resolve) => (open = resolve));
    const running = [complete(api), complete(api), complete(api)];
    await expect(complete(api)).rejects.toMatchObject({ status: 429, code: 'rate_limit_exceeded' });
    await vi.waitFor(() => expect(engine.asked).toHaveLength(1));
    open();
    const texts = (await Promise.all(running)).map(({ choices }) => choices[0].message.content);
    expect(texts).toEqual(['one', 'two', 'three']);
  });

  it('end with their signal, also while they wait', async () => {
    const { api, engine } = apiWith('one', 'two');
    let open: () => void = () => undefined;
    engine.gate = new Promise((resolve) => (open = resolve));
    const first = complete(api);
    const stop = new AbortController();
    const second = api.chat.completions.create({ ...ask }, { signal: stop.signal });
    await vi.waitFor(() => expect(engine.asked).toHaveLength(1));
    stop.abort();
    await expect(second).rejects.toMatchObject({ name: 'AbortError' });
    const late = api.chat.completions.create({ ...ask }, { signal: AbortSignal.timeout(1) });
    await expect(late).rejects.toMatchObject({ name: 'TimeoutError' });
    open();
    await first;
    expect(engine.asked).toHaveLength(1);
  });

  it('are not answered by a model that came meanwhile', async () => {
    const engine = new EngineDouble('one', 'two');
    let id = 'tiny-1';
    const api = createApi({ engine, models: () => [{ ...tinyModel, id, aliases: [] }] });
    let open: () => void = () => undefined;
    engine.gate = new Promise((resolve) => (open = resolve));
    const [first, second] = [complete(api), complete(api)];
    await vi.waitFor(() => expect(engine.asked).toHaveLength(1));
    id = 'tiny-2';
    open();
    await first;
    await expect(second).rejects.toMatchObject({ status: 404 });
    expect(engine.asked).toHaveLength(1);
  });

  it('end when nobody reads the stream any more', async () => {
    const { api, engine } = apiWith(['one', 'two', 'three']);
    const signals: (AbortSignal | undefined)[] = [];
    const { generate } = engine;
    engine.generate = (params, options) => {
      signals.push(options?.signal);
      return generate(params, options);
    };
    for await (const chunk of await api.chat.completions.create({ ...ask, stream: true })) {
      expect(chunk.choices).toHaveLength(1);
      break;
    }
    expect(signals[0]?.aborted).toBe(true);
  });
});

describe('the rest', () => {
  it('lists models', async () => {
    const { api } = apiWith();
    expect(valid(await api.models.list(), modelListShape).data).toHaveLength(1);
    expect(valid(await api.models.retrieve('tiny-1-cpu'), modelShape).id).toBe('tiny-1');
  });

  it('makes embeddings, as numbers and as base64', async () => {
    const { api } = apiWith();
    const input = ['a b', 'c'];
    const answer = valid(await api.embeddings.create({ model: 'tiny-1', input }), embeddingsShape);
    expect(answer).toMatchObject({
      data: [{ embedding: [3, 0.5] }, { index: 1 }],
      usage: { prompt_tokens: 3 },
    });
    const packed = await api.embeddings.create({
      model: 'tiny-1',
      input: 'abc',
      encoding_format: 'base64',
    });
    const bytes = Uint8Array.from(atob(String(packed.data[0]?.embedding)), (letter) => letter.charCodeAt(0));
    expect([...new Float32Array(bytes.buffer)]).toEqual([3, 0.5]);
  });

  it('says so where the model has none', async () => {
    const { api, engine } = apiWith();
    engine.embed = () =>
      Promise.reject(new AppError('request-invalid', { reason: 'This model writes text only.' }));
    await expect(api.embeddings.create({ model: 'tiny-1', input: 'a' })).rejects.toMatchObject({
      status: 400,
      param: 'model',
      code: 'model_not_supported',
    });
  });
});
