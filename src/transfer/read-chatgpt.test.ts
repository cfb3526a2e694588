import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pathOf, showBranch } from '../conversations/branches.ts';
import { defaultGenerationSettings } from '../conversations/generation-settings.ts';
import { parseConversation } from '../conversations/parse-conversation.ts';
import { readDocument } from './read-document.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type { ImportContext } from './import-context.ts';

/** In the form of an export of 2025, with words of ours. */
const sample = readFileSync(new URL('testing/chatgpt-conversations.json', import.meta.url), 'utf8');

const context: ImportContext = {
  settings: { ...defaultGenerationSettings, systemPrompt: 'Mine.' },
  nowMs: 5,
  words: { image: '[an image]', file: '[a file]' },
};
const read = (text: string) => readDocument('conversations.json', text, context);
const shown = (conversation: Conversation) =>
  pathOf(conversation).map(({ question, reply }) => [question, reply]);

interface Node {
  message?: unknown;
  parent?: unknown;
  children?: unknown;
}

const said = (role: string, text: unknown, more: object = {}) => ({
  author: { role },
  content: { content_type: 'text', parts: [text] },
  ...more,
});
const file = (mapping: Record<string, Node>, more: object = {}) =>
  JSON.stringify([{ title: 't', create_time: 1, update_time: 2, current_node: null, mapping, ...more }]);
/** A chain of messages, each the child of the one before. */
const chain = (...messages: unknown[]) =>
  Object.fromEntries(
    messages.map((message, index) => [
      `n${index}`,
      { message, parent: index === 0 ? null : `n${index - 1}`, children: [`n${index + 1}`] },
    ]),
  );

describe('a ChatGPT export', () => {
  it('is read with its branches, and shows the one that was shown', async () => {
    const { conversations, emptyConversations, leftOutMessages } = await read(sample);
    expect([conversations.length, emptyConversations, leftOutMessages]).toEqual([2, 1, 6]);
    const [trees] = conversations;
    expect(trees).toMatchObject({
      id: '6632e0a0-1111-8000-9000-000000000001',
      title: 'Fast-growing trees',
      createdAt: 1_714_559_999_500,
      updatedAt: 1_714_560_204_900,
      settings: context.settings,
    });
    expect(shown(trees!)).toEqual([
      ['Which tree grows fastest?', '**Poplars** grow up to 2.5 m a year.'],
      ['[an image]\n\nHow old is this one?', 'I counted its rings.\n\nAbout 40 years.'],
    ]);
    expect(shown(showBranch(trees!, 'a-2')).at(-1)).toEqual(['And in shade?', 'Beeches bear shade well.']);
    expect(shown(showBranch(trees!, 'a-1b'))).toEqual([
      ['Which tree grows fastest?', 'Willows and poplars.'],
    ]);
    expect(trees?.turns).toHaveLength(4);
  });

  it('says of each turn when, by which model, and that it was written elsewhere', async () => {
    const { conversations } = await read(sample);
    expect(conversations[0]?.turns[0]).toMatchObject({
      createdAt: 1_714_560_000_123,
      modelName: 'gpt-4o',
      host: 'chatgpt.com',
      outcome: { status: 'complete', truncated: false, figures: null },
    });
  });

  it('keeps what was said aloud as its words', async () => {
    const { conversations } = await read(sample);
    expect(shown(conversations[1]!)).toEqual([
      ['Say it in German, please.\n\n[a file]', 'Gern: „Guten Morgen“.'],
    ]);
  });

  it('gives what storage takes as it is', async () => {
    const { conversations } = await read(sample);
    for (const each of conversations) expect(parseConversation(structuredClone(each))).toEqual(each);
  });

  it('may be one conversation alone, without an id and without times', async () => {
    const alone = JSON.stringify({ mapping: chain(said('user', 'q'), said('assistant', 'a')) });
    const [one, again] = [await read(alone), await read(alone)];
    expect(one.conversations).toMatchObject([{ createdAt: 5, updatedAt: 5, title: null }]);
    expect(one.conversations[0]?.id).toBe(again.conversations[0]?.id);
  });

  it.each<[string, Record<string, Node>, string[][]]>([
    [
      'two questions in a row',
      chain(said('user', 'q'), said('user', 'p'), said('assistant', 'a')),
      [
        ['q', ''],
        ['p', 'a'],
      ],
    ],
    ['a greeting first', chain(said('assistant', 'hi'), said('user', 'q')), [['q', '']]],
    ['nodes without messages', chain(null, said('user', 'q'), null, said('assistant', 'a')), [['q', 'a']]],
    [
      'an empty message',
      chain(said('user', 'q'), said('assistant', ''), said('assistant', 'a')),
      [['q', 'a']],
    ],
    [
      'a message for a tool',
      chain(said('user', 'q'), said('assistant', 'x', { recipient: 'browser' })),
      [['q', '']],
    ],
    [
      'a hidden message',
      chain(
        said('user', 'q'),
        said('assistant', 'x', { metadata: { is_visually_hidden_from_conversation: true } }),
      ),
      [['q', '']],
    ],
    ['parts that are nothing', chain(said('user', 'q'), said('assistant', null)), [['q', '']]],
    [
      'names of prototypes',
      {
        __proto__: { message: said('user', 'no'), parent: null },
        constructor: { message: said('user', 'q'), parent: null, children: ['toString'] },
        toString: { message: said('assistant', 'a'), parent: 'constructor', children: [] },
      },
      [['q', 'a']],
    ],
    ['a lost parent', { a: { message: said('user', 'q'), parent: 'gone', children: [] } }, [['q', '']]],
    [
      'children that are not there',
      { a: { message: said('user', 'q'), parent: null, children: ['x', 'y'] } },
      [['q', '']],
    ],
  ])('is read sensibly with %s', async (_, mapping, turns) => {
    const { conversations } = await read(file(mapping));
    expect(shown(conversations[0]!)).toEqual(turns);
  });

  it('keeps a reply at which one branch ends and another goes on', async () => {
    const mapping = {
      q: { message: said('user', 'q'), parent: null, children: ['a'] },
      a: { message: said('assistant', 'a'), parent: 'q', children: ['more', 'p'] },
      more: { message: said('assistant', 'more'), parent: 'a', children: [] },
      p: { message: said('user', 'p'), parent: 'a', children: [] },
    };
    const { conversations } = await read(file(mapping, { current_node: 'more' }));
    const [found] = conversations;
    expect(shown(found!)).toEqual([['q', 'a\n\nmore']]);
    expect(shown(showBranch(found!, 'p'))).toEqual([
      ['q', 'a'],
      ['p', ''],
    ]);
  });

  it('of a long chain is read in a moment', { timeout: 60_000 }, async () => {
    const mapping = chain(said('user', 'q'), ...Array.from({ length: 90_000 }, () => said('assistant', 'a')));
    const before = performance.now();
    const { conversations } = await read(file(mapping));
    expect(conversations[0]?.turns).toHaveLength(1);
    expect(performance.now() - before).toBeLessThan(20_000);
  });
});

// A million of anything takes its time where much else runs.
describe('a broken ChatGPT export', { timeout: 60_000 }, () => {
  const node = { message: said('user', 'q'), children: [] };

  it.each<[string, string, string]>([
    ['a node that is its own parent', file({ a: { ...node, parent: 'a' } }), 'cycle'],
    [
      'nodes in a circle',
      file({ r: node, a: { ...node, parent: 'b' }, b: { ...node, parent: 'a' } }),
      'cycle',
    ],
    ['a parent that is no text', file({ a: { ...node, parent: 7 } }), 'expects-text'],
    ['a node that is none', file({ a: 7 as unknown as Node }), 'expects-object'],
    [
      'children that are no list',
      file({ a: { ...node, children: 'x' }, b: { ...node, parent: 'a' }, c: { ...node, parent: 'a' } }),
      'expects-list',
    ],
    ['a message without an author', file({ a: { message: {}, parent: null } }), 'expects-object'],
    [
      'a message without content',
      file({ a: { message: { author: { role: 'user' } }, parent: null } }),
      'expects-object',
    ],
    [
      'parts that are a text',
      file({
        a: {
          message: { author: { role: 'user' }, content: { content_type: 'text', parts: 'q' } },
          parent: null,
        },
      }),
      'expects-list',
    ],
    ['a time in words', file(chain(said('user', 'q')), { create_time: 'now' }), 'expects-number'],
    ['a time before all times', file(chain(said('user', 'q')), { create_time: -5 }), 'wrong-value'],
    ['a title that is a number', file(chain(said('user', 'q')), { title: 7 }), 'expects-text'],
    ['an endless id', file(chain(said('user', 'q')), { id: 'x'.repeat(201) }), 'wrong-value'],
    [
      'no mapping in its second conversation',
      `[${file(chain(said('user', 'q'))).slice(1, -1)}, {}]`,
      'expects-object',
    ],
    [
      'the same conversation twice',
      JSON.stringify([
        ...(JSON.parse(file(chain(said('user', 'q')), { id: 'x' })) as unknown[]),
        ...(JSON.parse(file(chain(said('user', 'q')), { id: 'x' })) as unknown[]),
      ]),
      'duplicate-id',
    ],
  ])('says where, with %s', async (_, text, reason) => {
    await expect(read(text)).rejects.toMatchObject({ fault: { file: 'conversations.json', reason } });
  });

  it('names the line of the node that is wrong', async () => {
    const text = sample.replace('"parent": "a-3"', '"parent": "a-4"');
    const line = text.slice(0, text.indexOf('"parent": "a-4"')).split('\n').length;
    await expect(read(text)).rejects.toMatchObject({ fault: { line, reason: 'cycle', field: 'parent' } });
  });

  it('with a million nodes is refused', async () => {
    const nodes = Array.from({ length: 1_000_000 }, (_, index) => `"${index}":0`).join(',');
    await expect(read(`[{"mapping":{${nodes}}}]`)).rejects.toMatchObject({
      fault: { reason: 'too-many-turns', field: 'mapping' },
    });
  });
});
