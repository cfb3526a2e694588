import { describe, expect, it } from 'vitest';
import { validateJson } from '../conversations/json-schema/validate-json.ts';
import { callSchema } from './call-schema.ts';
import { checkCalls } from './check-calls.ts';
import { certainLength, readCalls } from './read-calls.ts';
import { toChatMessages } from './to-chat-messages.ts';
import { toolFamilyOf } from './tool-family.ts';
import type { ToolMessage, ToolRequest } from './tool-message.ts';

const parameters = {
  type: 'object',
  properties: { city: { type: 'string' } },
  required: ['city'],
  additionalProperties: false,
};
const weather = { name: 'weather', description: 'Tells the weather', parameters };
const news = { name: 'news', description: 'Tells the news', parameters: { type: 'object' } };
const request: ToolRequest = { tools: [weather, news], choice: 'auto', isParallel: true };

const call = { id: 'c1', name: 'weather', arguments: '{"city":"Oslo"}' };
const conversation: ToolMessage[] = [
  { role: 'system', content: 'Be brief.' },
  { role: 'user', content: 'Weather?' },
  { role: 'assistant', content: 'Let me see.', toolCalls: [call] },
  { role: 'tool', callId: 'c1', content: 'snow' },
];

describe('the family of a model', () => {
  it.each([
    ['Hermes-3-Llama-3.1-8B-q4f16_1-MLC', 'hermes'],
    ['Qwen3-1.7B-q4f16_1-MLC', 'hermes'],
    ['Llama-3.2-1B-Instruct-q4f16_1-MLC', 'llama'],
    ['Mistral-7B-Instruct-v0.3-q4f16_1-MLC', 'mistral'],
    ['SmolLM2-135M-Instruct-q4f32_a', 'hermes'],
  ])('of %s is %s', (id, name) => {
    expect(toolFamilyOf(id).name).toBe(name);
  });
});

describe('what the model reads', () => {
  const written = (id: string) => toChatMessages(conversation, request, toolFamilyOf(id));

  it('has the tools in the words of Hermes', () => {
    const [system, user, assistant, result] = written('qwen');
    expect(system?.content).toMatch(/^Be brief\.\n\n# Tools/);
    expect(system?.content).toContain('<tools>\n{"type":"function","function":{"name":"weather"');
    expect(user).toEqual({ role: 'user', content: 'Weather?' });
    expect(assistant?.content).toBe(
      'Let me see.\n<tool_call>\n{"name":"weather","arguments":{"city":"Oslo"}}\n</tool_call>',
    );
    expect(result).toEqual({ role: 'user', content: '<tool_response>\nsnow\n</tool_response>' });
  });

  it('has them in the words of Llama', () => {
    const [system, user, assistant, result] = written('Llama-3.2');
    expect(system?.content).toBe('Be brief.');
    expect(user?.content).toMatch(/^Given the following functions.*\n\nWeather\?$/s);
    expect(assistant?.content).toContain('{"name":"weather","parameters":{"city":"Oslo"}}');
    expect(result?.content).toBe('{"function":"weather","output":"snow"}');
  });

  it('has them in the words of Mistral, before the last question', () => {
    const [, , assistant, result] = written('Mistral');
    expect(assistant?.content).toContain('[TOOL_CALLS] [{"name":"weather"');
    expect(result?.content).toMatch(/^\[AVAILABLE_TOOLS\] \[.*\]\[\/AVAILABLE_TOOLS\]\[TOOL_RESULTS\]/);
  });

  it('has no tools that may not be called, and one where one is named', () => {
    const none = toChatMessages(conversation, { ...request, choice: 'none' }, toolFamilyOf('qwen'));
    expect(none[0]?.content).toBe('Be brief.');
    const named = toChatMessages(
      conversation,
      { ...request, choice: { name: 'news' } },
      toolFamilyOf('qwen'),
    );
    expect(named[0]?.content).toContain('"news"');
    expect(named[0]?.content).not.toContain('"weather"');
  });

  it('puts neighbours of one role together', () => {
    const results: ToolMessage[] = [
      ...conversation,
      { role: 'tool', callId: 'c1', content: 'wind' },
      { role: 'user', content: 'So?' },
    ];
    const roles = toChatMessages(results, request, toolFamilyOf('qwen')).map(({ role }) => role);
    expect(roles).toEqual(['system', 'user', 'assistant', 'user']);
  });
});

describe('calls are found', () => {
  const hermes = toolFamilyOf('qwen');
  const one = { name: 'weather', arguments: { city: 'Oslo' } };
  const json = JSON.stringify(one);
  it.each([
    ['in marks', `<tool_call>\n${json}\n</tool_call>`, '', [one]],
    ['after a text', `Let me see.\n<tool_call>${json}</tool_call>`, 'Let me see.', [one]],
    ['several', `<tool_call>${json}</tool_call>\n<tool_call>${json}</tool_call>`, '', [one, one]],
    ['without the closing mark', `<tool_call>${json}`, '', [one]],
    ['without any mark', ` ${json}`, '', [one]],
    ['in a fence', '```json\n' + JSON.stringify(one, null, 2) + '\n```', '', [one]],
    ['as a list', `[${json}, ${json}]`, '', [one, one]],
    ['in lines', `${json};\n${json}`, '', [one, one]],
    ['over many lines', `<tool_call>\n${JSON.stringify(one, null, 2)}\n</tool_call>`, '', [one]],
    ['with arguments as a text', '{"name":"weather","arguments":"{\\"city\\":\\"Oslo\\"}"}', '', [one]],
    ['with the words of Llama', '{"name":"weather","parameters":{"city":"Oslo"}}', '', [one]],
    ['in OpenAI’s form', `{"type":"function","function":${json}}`, '', [one]],
  ])('%s', (_, reply, text, calls) => {
    expect(readCalls(reply, hermes)).toEqual({ text, calls, isBroken: false });
  });

  it.each(['Hello', '{"answer": 42}', '[1, 2]', '{"name": "Ada"}', 'Use {"name":"weather","arguments":{}}'])(
    'and %s is none',
    (reply) => {
      expect(readCalls(reply, hermes)).toEqual({ text: reply, calls: [], isBroken: false });
    },
  );

  it.each(['<tool_call>{"name": "weather", "argu', '<tool_call>weather(Oslo)</tool_call>', '<tool_call>'])(
    'and %s is a broken one',
    (reply) => {
      expect(readCalls(reply, hermes)).toMatchObject({ calls: [], isBroken: true });
    },
  );

  it.each([
    ['', 0],
    ['Hello', 5],
    ['Hello <', 6],
    ['Hello <tool_', 6],
    ['Hello <tool_call>{', 6],
    ['Hello <tool-', 12],
    [' {"a', 0],
    ['```', 0],
  ])('and of %j so much is text for sure: %i', (reply, length) => {
    expect(certainLength(reply, hermes.marks)).toBe(length);
  });
});

describe('calls are checked', () => {
  const check = (calls: readonly { name: string; arguments: unknown }[], change: Partial<ToolRequest> = {}) =>
    checkCalls(calls, { ...request, ...change }, () => 'id');
  const right = { name: 'weather', arguments: { city: 'Oslo' } };

  it('and sound ones get through', async () => {
    expect(await check([right])).toEqual({ ok: true, calls: [{ ...call, id: 'id' }] });
    expect(await check([right, right], { isParallel: false })).toMatchObject({ calls: { length: 1 } });
  });

  it.each([
    ['an unknown tool', { name: 'sports', arguments: {} }, 'There is no function “sports”.'],
    ['arguments that lack something', { name: 'weather', arguments: {} }, 'required'],
    ['arguments of a wrong kind', { name: 'weather', arguments: { city: 7 } }, '“city”'],
    ['arguments that are none', { name: 'weather', arguments: 'Oslo' }, 'object'],
    ['one too many', { name: 'weather', arguments: { city: 'Oslo', x: 1 } }, '“x”'],
  ])('and %s does not', async (_, wrong, reason) => {
    const checked = await check([right, wrong]);
    expect(checked).toMatchObject({
      ok: false,
      problem: { reason: expect.stringContaining(reason) as unknown },
    });
  });

  it('and a tool that was not named does not either', async () => {
    expect(await check([right], { choice: { name: 'news' } })).toMatchObject({ ok: false });
  });
});

describe('a reply that has to be a call', () => {
  it('is held to a schema', () => {
    expect(callSchema({ ...request, choice: 'auto' })).toBeNull();
    expect(callSchema({ ...request, choice: 'none' })).toBeNull();
    const many = callSchema({ ...request, choice: 'required' });
    expect(many).toMatchObject({ type: 'array', minItems: 1, items: { anyOf: [{}, {}] } });
    const one = callSchema({ ...request, choice: 'required', isParallel: false });
    expect(one).toMatchObject({
      anyOf: [{ properties: { name: { enum: ['weather'] }, arguments: parameters } }, {}],
    });
    expect(callSchema({ ...request, choice: { name: 'news' } })).toMatchObject({
      type: 'object',
      properties: { name: { enum: ['news'] } },
    });
  });

  it('finds what a tool’s schema refers to', () => {
    const tree = {
      type: 'object',
      properties: { root: { $ref: '#/$defs/node' } },
      $defs: { node: { type: 'object', properties: { next: { $ref: '#/$defs/node' } } } },
    };
    const tools = [{ name: 'plant', description: '', parameters: tree }, news];
    const schema = callSchema({ tools, choice: 'required', isParallel: true }) ?? {};
    const plant = (root: unknown) => [{ name: 'plant', arguments: { root } }];
    expect(validateJson(plant({ next: { next: {} } }), schema)).toEqual({ status: 'valid' });
    expect(validateJson(plant({ next: { next: 7 } }), schema)).toMatchObject({ status: 'invalid' });
  });
});
