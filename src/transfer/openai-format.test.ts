import { describe, expect, it } from 'vitest';
import { defaultGenerationSettings } from '../conversations/generation-settings.ts';
import { writeOpenAi, writeOpenAiLine } from './openai-format.ts';
import { readDocument } from './read-document.ts';
import { fullConversation } from './testing/full-conversation.ts';
import type { ImportContext } from './import-context.ts';

const context: ImportContext = {
  settings: { ...defaultGenerationSettings, temperature: 0.1 },
  nowMs: 5,
  words: { image: '[an image]', file: '[a file]' },
};
const read = (text: string, name = 'chat.json') => readDocument(name, text, context);
const readMessages = (...messages: unknown[]) => read(JSON.stringify({ messages }));
const user = (content: unknown) => ({ role: 'user', content });
const assistant = (content: unknown) => ({ role: 'assistant', content });
const pairs = async (text: string, name?: string) =>
  (await read(text, name)).conversations.map(({ turns }) =>
    turns.map(({ question, reply }) => [question, reply]),
  );

describe('OpenAI messages', () => {
  it('are the branch that is shown, with its instructions, its texts, and without thoughts', () => {
    const { messages } = JSON.parse(writeOpenAi(fullConversation('one'))) as { messages: unknown[] };
    expect(messages).toEqual([
      { role: 'system', content: 'Be brief.\n\n“Always.”' },
      user(expect.stringMatching(/^notes\.txt:\n````\none[^]*b\.md:[^]*Read this$/)),
      assistant('# Heading\n\n```js\nlet x = "</script>";\n```'),
      user('question b2'),
      assistant('reply b2'),
      user('question d'),
      assistant('reply d'),
    ]);
  });

  it('come out as they went in', async () => {
    const text = writeOpenAi(fullConversation('one'));
    const { conversations } = await read(text);
    expect(writeOpenAi(conversations[0]!)).toBe(text);
    const lines = `${writeOpenAiLine(conversations[0]!)}${writeOpenAiLine(fullConversation('two', { leafId: 'c' }))}`;
    const many = await read(lines, 'chats.jsonl');
    expect(many.conversations.map(writeOpenAiLine).join('')).toBe(lines);
  });

  it('are read with the settings of the person, and instructions of their own', async () => {
    const { conversations } = await readMessages(user('q'), assistant('a'));
    expect(conversations).toMatchObject([
      { title: null, createdAt: 5, settings: { ...context.settings, systemPrompt: '' } },
    ]);
    expect(conversations[0]?.turns[0]).toMatchObject({
      outcome: { status: 'complete', truncated: false, figures: null },
      createdAt: 0,
    });
    const instructed = await readMessages(
      { role: 'developer', content: 'one' },
      { role: 'system', content: 'two' },
      user('q'),
    );
    expect(instructed.conversations[0]?.settings.systemPrompt).toBe('one\n\ntwo');
  });

  it('get the same ids each time, and others for other content', async () => {
    const ids = async (...messages: unknown[]) =>
      (await readMessages(...messages)).conversations.map(({ id }) => id);
    expect(await ids(user('q'))).toEqual(await ids(user('q')));
    expect(await ids(user('q'))).not.toEqual(await ids(user('p')));
  });

  it('of tools are left out and counted; replies around them belong together', async () => {
    const file = await readMessages(
      user('q'),
      { role: 'assistant', content: null, tool_calls: [{}] },
      { role: 'tool', content: '42' },
      assistant('a'),
      assistant('b'),
      { role: 'system', content: 'later' },
    );
    expect(file).toMatchObject({ leftOutMessages: 3, conversations: [{ turns: [{ reply: 'a\n\nb' }] }] });
  });

  it('may have parts, of which only texts are text', async () => {
    const parts = [
      { type: 'text', text: 'look' },
      { type: 'image_url', image_url: { url: 'data:' } },
      { type: 'input_audio' },
    ];
    const { conversations } = await readMessages(
      user(parts),
      assistant([{ type: 'output_text', text: 'a cat' }]),
    );
    expect(conversations[0]?.turns[0]).toMatchObject({
      question: 'look\n\n[an image]\n\n[a file]',
      reply: 'a cat',
    });
  });

  it('are read from a list of messages, a list of conversations, and lines', async () => {
    const one = { messages: [user('q'), assistant('a')] };
    expect(await pairs(JSON.stringify(one.messages))).toEqual([[['q', 'a']]]);
    expect(await pairs(JSON.stringify([one, one]))).toEqual([[['q', 'a']], [['q', 'a']]]);
    const lines = `${JSON.stringify(one)}\r\n\r\n${JSON.stringify(one)}\n`;
    expect(await pairs(lines, 'lines.txt')).toEqual([[['q', 'a']], [['q', 'a']]]);
    expect(await pairs(`\ufeff${JSON.stringify(one)}\n`, 'one.jsonl')).toEqual([[['q', 'a']]]);
  });

  it('of an unanswered question stay a question', async () => {
    const { conversations } = await readMessages(user('q'), user('p'));
    expect(conversations[0]?.turns.map(({ reply, outcome }) => [reply, outcome.status])).toEqual([
      ['', 'interrupted'],
      ['', 'interrupted'],
    ]);
  });

  it('without any turn are an empty conversation', async () => {
    expect(await readMessages({ role: 'system', content: 'x' })).toMatchObject({
      conversations: [],
      emptyConversations: 1,
    });
  });
});

const good = '{"messages":[{"role":"user","content":"q"}]}';

// A million of anything takes its time where much else runs.
describe('a broken file of messages', { timeout: 60_000 }, () => {
  it.each<[string, string, string, number, number, string]>([
    [
      'a reply to nothing',
      '{\n"messages": [\n{"role":"assistant","content":"a"}]}',
      'x.json',
      3,
      1,
      'no-question',
    ],
    ['an unknown role', '{"messages":[{"role":"pope","content":"a"}]}', 'x.json', 1, 22, 'wrong-value'],
    ['no role', '{"messages":[{"content":"a"}]}', 'x.json', 1, 14, 'expects-text'],
    ['no content', '{"messages":[{"role":"user"}]}', 'x.json', 1, 14, 'expects-text'],
    ['messages that are none', '{"messages":{"0":1}}', 'x.json', 1, 13, 'expects-list'],
    ['a message that is none', '{"messages":[\n\n null]}', 'x.json', 3, 2, 'expects-object'],
    [
      'a part without a type',
      '{"messages":[{"role":"user","content":[{}]}]}',
      'x.json',
      1,
      40,
      'expects-text',
    ],
    ['another kind of file', '{"a":1}', 'x.json', 1, 1, 'unknown-format'],
    ['a number', '7', 'x.json', 1, 1, 'unknown-format'],
    ['an empty list', '[]', 'x.json', 1, 1, 'nothing-inside'],
    ['an empty file', '', 'x.json', 1, 1, 'ends-early'],
    ['an empty file of lines', '\n', 'x.jsonl', 1, 1, 'nothing-inside'],
    ['a broken line', `${good}\n${good}\n{"messages":[}\n`, 'x.jsonl', 3, 14, 'expects-value'],
    ['a line cut short', `${good}\n{"messages":[{"ro`, 'x.json', 2, 15, 'unclosed-text'],
    ['a line of something else', `${good}\n{"prompt":"x"}`, 'x.jsonl', 2, 1, 'unknown-format'],
    ['a line that is none', `${good}\n7`, 'x.jsonl', 2, 1, 'expects-object'],
    [
      'a wrong message in a line',
      `${good}\n\n ${good.replace('user', 'assistant')}`,
      'x.jsonl',
      3,
      15,
      'no-question',
    ],
  ])('says where, with %s', async (_, text, name, line, column, reason) => {
    await expect(read(text, name)).rejects.toMatchObject({ fault: { file: name, line, column, reason } });
  });

  it('refuses instructions that no model could read', async () => {
    await expect(readMessages({ role: 'system', content: 'x'.repeat(8001) })).rejects.toMatchObject({
      fault: { reason: 'too-long', field: 'content' },
    });
  });

  it('refuses a million turns', async () => {
    const many = JSON.stringify(Array.from({ length: 50_000 }, () => user('q')));
    await expect(read(many)).rejects.toMatchObject({ fault: { reason: 'too-many-turns' } });
    const million = `[${'{"role":"user","content":""},'.repeat(1_000_000)}0]`;
    await expect(read(million)).rejects.toMatchObject({ fault: { reason: 'too-many-turns' } });
  });
});
