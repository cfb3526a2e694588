import { afterEach, describe, expect, it, vi } from 'vitest';
import { EngineDouble, tinyModel } from '../../openai/testing/engine-double.ts';
import { answerWithTools } from './answer-with-tools.ts';
import type { PlannedReply } from '../../openai/testing/engine-double.ts';
import type { ChatTool, ToolChoice } from '../chat-types.ts';
import type { HearthToolCallEvent } from '../chat-events.ts';
import type { ToolRecord } from './tool-record.ts';

const call = (name: string, args: object): string =>
  `<tool_call>\n${JSON.stringify({ name, arguments: args })}\n</tool_call>`;

const parameters = {
  properties: { city: { type: 'string' } },
  required: ['city'],
  additionalProperties: false,
};
const weather = (change: Partial<ChatTool> = {}): ChatTool => ({
  name: 'weather',
  description: 'Tells the weather',
  parameters,
  execute: () => 'snow',
  ...change,
});

const params = {
  messages: [{ role: 'user', content: 'Weather?' }],
  sampling: { temperature: 0, topP: 1, maxTokens: 64 },
} as const;

interface Given {
  tools?: readonly ChatTool[];
  choice?: ToolChoice;
  signal?: AbortSignal;
  onEvent?: (event: HearthToolCallEvent) => void;
  onRecord?: (record: ToolRecord) => void;
}

/** Asks an engine that writes these replies. */
function ask(replies: readonly PlannedReply[], given: Given = {}) {
  const engine = new EngineDouble(...replies);
  const element = new EventTarget() as HTMLElement;
  element.addEventListener('hearth-tool-call', (event) => given.onEvent?.(event));
  const records: ToolRecord[] = [];
  const onRecord = (record: ToolRecord): void => {
    if (!records.includes(record)) records.push(record);
    given.onRecord?.(record);
  };
  let text = '';
  const { tools = [weather()], choice = 'auto', signal } = given;
  const options = { ...(signal && { signal }), onEvent: (delta: { text: string }) => (text += delta.text) };
  const reply = { element, tools, choice, engine, model: tinyModel, onRecord };
  const done = answerWithTools(reply, params, options).then((summary) => ({ summary, text }));
  return { engine, records, done };
}

const lastSaid = ({ asked }: EngineDouble): string => asked.at(-1)?.messages.at(-1)?.content ?? '';

afterEach(() => vi.unstubAllGlobals());

describe('a reply with tools', () => {
  it('calls what the model asks for, and goes on with the result', async () => {
    const execute = vi.fn<ChatTool['execute']>(() => Promise.resolve({ sky: 'snow' }));
    const { engine, records, done } = ask([`Let me see. ${call('weather', { city: 'Oslo' })}`, 'It snows.'], {
      tools: [weather({ title: 'Weather', execute })],
    });
    const { summary, text } = await done;
    expect(text).toBe('Let me see. \n\nIt snows.');
    expect(execute).toHaveBeenCalledExactlyOnceWith(
      { city: 'Oslo' },
      { signal: expect.any(AbortSignal) as unknown },
    );
    expect(engine.asked[0]?.messages[0]?.content).toContain('"name":"weather"');
    expect(lastSaid(engine)).toBe('<tool_response>\n{"sky":"snow"}\n</tool_response>');
    expect(records).toEqual([
      { title: 'Weather', arguments: { city: 'Oslo' }, state: { status: 'done', result: '{"sky":"snow"}' } },
    ]);
    expect(summary).toMatchObject({ finish: 'stop', usage: { promptTokens: 20, cachedPromptTokens: 8 } });
  });

  it('is only text where the model calls nothing', async () => {
    const { engine, records, done } = ask(['Hello.']);
    expect((await done).text).toBe('Hello.');
    expect([engine.asked.length, records.length]).toEqual([1, 0]);
  });

  it('tells thoughts in their marks, before and between calls, but not in the middle of an answer', async () => {
    const { done } = ask([
      `<think>which?</think>${call('weather', { city: 'Oslo' })}`,
      `<think>so</think>Snow. ${call('weather', { city: 'Bergen' })}`,
      '<think>hm</think>And rain.',
    ]);
    expect((await done).text).toBe('<think>which?\n\nso</think>Snow. \n\nAnd rain.');
  });

  it('closes thoughts of which no answer came', async () => {
    expect((await ask(['<think>which?']).done).text).toBe('<think>which?</think>');
  });

  it('does not call with arguments that do not keep to the schema, but has them written again', async () => {
    const execute = vi.fn<ChatTool['execute']>();
    const wrong = call('weather', { town: 'Oslo' });
    const { engine, done } = ask([wrong, '{"name":"weather","arguments":{"city":"Oslo"}}', 'Done.'], {
      tools: [weather({ execute })],
    });
    expect((await done).text).toBe('Done.');
    expect(engine.asked[1]?.jsonSchema).toMatchObject({ properties: { name: { enum: ['weather'] } } });
    expect(execute).toHaveBeenCalledOnce();
  });

  it('shows what the model wrote where it cannot write a call', async () => {
    const execute = vi.fn<ChatTool['execute']>();
    const wrong = call('weather', { town: 'Oslo' });
    const { done } = ask([wrong, 'no'], { tools: [weather({ execute })] });
    expect((await done).text).toBe(wrong);
    expect(execute).not.toHaveBeenCalled();
  });

  it('demands a call once, then leaves it to the model', async () => {
    const { engine, done } = ask(['{"name":"weather","arguments":{"city":"Oslo"}}', 'It snows.'], {
      choice: { name: 'weather' },
    });
    expect((await done).text).toBe('It snows.');
    expect(engine.asked.map(({ jsonSchema }) => jsonSchema === undefined)).toEqual([false, true]);
  });

  it('lets a model call four times at most, and then has it answer without tools', async () => {
    const again = Array.from({ length: 9 }, () => call('weather', { city: 'Oslo' }));
    const { engine, records, done } = ask(again);
    await done;
    expect(records).toHaveLength(4);
    expect(engine.asked).toHaveLength(5);
    expect(engine.asked[4]?.messages[0]?.role).toBe('user'); // nothing announces tools
  });

  it('refuses parameters that are no schema', async () => {
    const { done } = ask([], { tools: [weather({ parameters: { properties: 7 } })] });
    await expect(done).rejects.toMatchObject({ code: 'request-invalid' });
  });

  it('has no arguments where the tool has no parameters', async () => {
    const execute = vi.fn<ChatTool['execute']>();
    const { name, description } = weather();
    const { done } = ask([call('weather', {}), 'Done.'], { tools: [{ name, description, execute }] });
    await done;
    expect(execute.mock.calls[0]?.[0]).toEqual({});
  });
});

describe('a call', () => {
  const told = [call('weather', { city: 'Oslo' }), 'Fine.'];

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'Done.'],
    ['a function', () => 1, 'Done.'],
    ['a number', 7, '7'],
    ['a long text', 'x'.repeat(9000), `${'x'.repeat(4096)}… (the rest was cut)`],
  ])('tells the model of %s', async (_, value, result) => {
    const { engine, done } = ask(told, { tools: [weather({ execute: () => value })] });
    await done;
    expect(lastSaid(engine)).toContain(`\n${result}\n`);
  });

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('no network');
      },
    ],
    ['rejects', () => Promise.reject(new Error('no network'))],
    [
      'gives what JSON cannot say',
      () => ({
        toJSON: () => {
          throw new Error('no network');
        },
      }),
    ],
  ])('that %s is told to the model and reported to the page', async (_, execute) => {
    const report = vi.fn();
    vi.stubGlobal('reportError', report);
    const { engine, records, done } = ask(told, { tools: [weather({ execute })] });
    expect((await done).text).toBe('Fine.');
    expect(lastSaid(engine)).toContain('Error: no network');
    expect(records[0]?.state).toEqual({ status: 'failed', result: 'Error: no network' });
    expect(report).toHaveBeenCalledOnce();
  });

  it('is not made where the page prevents it, and what listeners change is their own', async () => {
    const execute = vi.fn<ChatTool['execute']>();
    const heard: unknown[] = [];
    const { engine, records, done } = ask(told, {
      tools: [weather({ execute })],
      onEvent: (event) => {
        heard.push(event.name, { ...event.arguments });
        event.preventDefault();
      },
    });
    await done;
    expect(heard).toEqual(['weather', { city: 'Oslo' }]);
    expect(execute).not.toHaveBeenCalled();
    expect(records[0]?.state.status).toBe('refused');
    expect(lastSaid(engine)).toContain('The page does not allow this call.');
  });

  it.each([true, false])(
    'waits for the visitor where it has to be confirmed (allowed: %s)',
    async (isAllowed) => {
      const execute = vi.fn<ChatTool['execute']>();
      const { records, done } = ask(told, {
        tools: [weather({ execute, confirm: true })],
        onRecord: ({ state }) => {
          if (state.status !== 'asking') return;
          expect(execute).not.toHaveBeenCalled();
          state.answer(isAllowed);
        },
      });
      await done;
      expect(execute).toHaveBeenCalledTimes(isAllowed ? 1 : 0);
      expect(records[0]?.state.status).toBe(isAllowed ? 'done' : 'refused');
    },
  );

  it.each([true, false])('that does not end is left by an abort (confirm: %s)', async (confirm) => {
    const abort = new AbortController();
    let heard: AbortSignal | null = null;
    const execute: ChatTool['execute'] = (_args, { signal }) => {
      heard = signal;
      setTimeout(() => abort.abort());
      return new Promise(() => undefined);
    };
    const { records, done } = ask(told, {
      tools: [weather({ execute, confirm })],
      signal: abort.signal,
      onRecord: ({ state }) => {
        if (state.status === 'asking') setTimeout(() => abort.abort());
      },
    });
    await expect(done).rejects.toMatchObject({ name: 'AbortError' });
    expect(records[0]?.state).toEqual({ status: 'stopped' });
    expect((heard as AbortSignal | null)?.aborted ?? null).toBe(confirm ? null : true);
  });

  it('comes one after the other, and eight at most in one round', async () => {
    const cities = Array.from({ length: 10 }, (_, index) => `city ${index}`);
    const seen: unknown[] = [];
    const { done } = ask([cities.map((city) => call('weather', { city })).join('\n'), 'Fine.'], {
      tools: [weather({ execute: ({ city }) => seen.push(city) })],
    });
    await done;
    expect(seen).toEqual(cities.slice(0, 8));
  });
});
