import { describe, expect, it } from 'vitest';
import { readChatRequest } from './read-chat-request.ts';
import { ApiError } from './contract/api-error.ts';
import { errorShape } from './testing/documented-shapes.ts';
import { validateJson } from '../conversations/json-schema/validate-json.ts';

const messages = [{ role: 'user', content: 'Hello' }];
const read = (more: object = {}) => readChatRequest({ model: 'm', messages, ...more });

async function refusal(body: unknown): Promise<ApiError> {
  const error = await readChatRequest(body).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ApiError);
  expect(validateJson((error as ApiError).body, errorShape)).toEqual({ status: 'valid' });
  return error as ApiError;
}

const tool = { type: 'function', function: { name: 'add', parameters: { type: 'object' } } };
const schemaFormat = (schema: unknown, more: object = {}) => ({
  response_format: { type: 'json_schema', json_schema: { name: 'reply', schema, ...more } },
});

describe('a request for a reply', () => {
  it('needs a model and messages, and has the defaults of the API', async () => {
    expect(await read()).toEqual({
      model: 'm',
      messages: [{ role: 'user', content: 'Hello' }],
      tools: [],
      choice: 'none',
      isParallel: true,
      format: null,
      sampling: { temperature: 1, topP: 1 },
      maxTokens: null,
      stop: [],
      stream: false,
      includeUsage: false,
    });
  });

  it('is read field by field', async () => {
    const request = await read({
      ...{ temperature: 0, top_p: 0.5, seed: -7, presence_penalty: 1, frequency_penalty: -1 },
      ...{ max_tokens: 5, max_completion_tokens: 6, stop: ['a', 'b'], n: 1, reasoning_effort: 'none' },
      ...{ stream: true, stream_options: { include_usage: true, include_obfuscation: false } },
      ...{ user: 'x', metadata: { a: 'b' }, store: false, logprobs: null, modalities: ['text'] },
    });
    expect(request).toMatchObject({
      sampling: { temperature: 0, topP: 0.5, seed: 7, presencePenalty: 1, frequencyPenalty: -1 },
      maxTokens: 6,
      stop: ['a', 'b'],
      thinking: false,
      stream: true,
      includeUsage: true,
    });
  });

  it('takes parts of text, calls and their results', async () => {
    const call = { id: 'c1', type: 'function', function: { name: 'add', arguments: '{"a":1}' } };
    const request = await read({
      messages: [
        { role: 'developer', content: 'Be brief.' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'One ' },
            { type: 'text', text: 'and one?' },
          ],
        },
        { role: 'assistant', content: null, tool_calls: [call], refusal: null, annotations: [] },
        { role: 'tool', tool_call_id: 'c1', content: '2' },
      ],
      tools: [tool],
    });
    expect(request.messages).toEqual([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'One and one?' },
      { role: 'assistant', content: '', toolCalls: [{ id: 'c1', name: 'add', arguments: '{"a":1}' }] },
      { role: 'tool', callId: 'c1', content: '2' },
    ]);
    expect(request).toMatchObject({ choice: 'auto', tools: [{ name: 'add', description: '' }] });
  });

  it('knows formats', async () => {
    expect((await read({ response_format: { type: 'text' } })).format).toBeNull();
    expect((await read({ response_format: { type: 'json_object' } })).format?.name).toBeNull();
    const schema = { type: 'object', properties: { not: { type: 'string' } }, required: ['not'] };
    expect((await read(schemaFormat(schema, { strict: true }))).format).toEqual({ schema, name: 'reply' });
    expect((await read(schemaFormat({ allOf: [{ type: 'object' }] }))).format).not.toBeNull();
  });
});

describe('a request is refused', () => {
  const cases: [string, object, Partial<ApiError>][] = [
    ['an unknown field', { foo: 1 }, { message: 'Unrecognized request argument supplied: foo', param: null }],
    ['two of them', { foo: 1, bar: 2 }, { message: 'Unrecognized request arguments supplied: foo, bar' }],
    ['a wrong type', { temperature: '1' }, { param: 'temperature', code: 'invalid_type' }],
    ['too high a value', { temperature: 3 }, { param: 'temperature', code: 'decimal_above_max_value' }],
    ['too low a value', { max_tokens: 0 }, { param: 'max_tokens', code: 'integer_below_min_value' }],
    ['a fraction', { seed: 1.5 }, { param: 'seed', code: 'invalid_type' }],
    ['several replies', { n: 2 }, { param: 'n', code: 'unsupported_value' }],
    ['probabilities', { logprobs: true }, { param: 'logprobs', code: 'unsupported_parameter' }],
    ['a bias', { logit_bias: { 1: 2 } }, { param: 'logit_bias' }],
    ['storing', { store: true }, { param: 'store' }],
    ['functions of old', { functions: [{}] }, { param: 'functions' }],
    ['options of no stream', { stream_options: { include_usage: true } }, { param: 'stream_options' }],
    ['five stops', { stop: ['1', '2', '3', '4', '5'] }, { param: 'stop', code: 'array_above_max_length' }],
    ['a stop of numbers', { stop: [1] }, { param: 'stop', code: 'invalid_type' }],
    ['no messages', { messages: [] }, { param: 'messages', code: 'empty_array' }],
    ['messages of text', { messages: ['hi'] }, { param: 'messages', code: 'invalid_type' }],
    ['a strange role', { messages: [{ role: 'god', content: '' }] }, { param: 'messages[0].role' }],
    ['no content', { messages: [{ role: 'user' }] }, { param: 'messages[0].content' }],
    ['a number as content', { messages: [{ role: 'user', content: 1 }] }, { code: 'invalid_type' }],
    [
      'an image',
      { messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'x' } }] }] },
      { param: 'messages[0].content[0]', code: 'unsupported_content_type' },
    ],
    [
      'a late system message',
      { messages: [...messages, { role: 'system', content: 'x' }, ...messages] },
      { param: 'messages[1].role' },
    ],
    ['nothing to answer', { messages: [{ role: 'assistant', content: 'x' }] }, { param: 'messages[0].role' }],
    [
      'a result of no call',
      { messages: [{ role: 'tool', content: 'x', tool_call_id: 'c' }] },
      { param: 'messages[0].role' },
    ],
    [
      'a schema without a name',
      { response_format: { type: 'json_schema', json_schema: {} } },
      { param: 'response_format.json_schema.name' },
    ],
    ['a schema that is none', schemaFormat({ type: 'strng' }), { code: 'invalid_json_schema' }],
    [
      'a strict schema that engines pass over',
      schemaFormat({ properties: { a: { type: 'array', uniqueItems: true } } }, { strict: true }),
      { param: 'response_format', code: 'invalid_json_schema' },
    ],
    ['an unknown format', { response_format: { type: 'xml' } }, { param: 'response_format.type' }],
    ['a choice without tools', { tool_choice: 'auto' }, { param: 'tool_choice' }],
    [
      'a choice of no tool',
      { tools: [tool], tool_choice: { type: 'function', function: { name: 'sub' } } },
      { param: 'tool_choice' },
    ],
    [
      'a tool with a strange name',
      { tools: [{ type: 'function', function: { name: 'a b' } }] },
      { param: 'tools[0].function.name' },
    ],
    [
      'a tool with a schema that is none',
      { tools: [{ type: 'function', function: { name: 'a', parameters: { type: 'x' } } }] },
      { param: 'tools[0].function.parameters', code: 'invalid_function_parameters' },
    ],
  ];

  it.each(cases)('for %s', async (_, more, expected) => {
    expect(await refusal({ model: 'm', messages, ...more })).toMatchObject({
      status: 400,
      type: 'invalid_request_error',
      ...expected,
    });
  });

  it.each([null, 'text', [], 7])('where it is no object: %j', async (body) => {
    expect(await refusal(body)).toMatchObject({ status: 400 });
  });

  it('without a model', async () => {
    expect(await refusal({ messages })).toMatchObject({ param: 'model', code: 'missing_required_parameter' });
  });
});
