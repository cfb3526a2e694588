import { describe, expect, it } from 'vitest';
import { pathOf } from './branches.ts';
import { defaultGenerationSettings } from './generation-settings.ts';
import { parseConversation } from './parse-conversation.ts';
import { complete, conversationWith, withTurn } from './testing/sample-conversation.ts';

it('reads back what was stored', () => {
  const conversation = withTurn(
    conversationWith(['a', complete], ['b', { status: 'interrupted' }]),
    '2',
    '0',
  );
  expect(parseConversation(structuredClone(conversation))).toEqual(conversation);
});

it('reads what version 1 stored, in the order in which it was said', () => {
  const turn = { question: 'q', reply: 'r', outcome: { status: 'stopped' } };
  const conversation = parseConversation({
    id: 'c',
    version: 1,
    createdAt: 1,
    updatedAt: 2,
    systemPrompt: 'Be brief.',
    turns: [
      { id: 'a', ...turn },
      { id: 'b', ...turn, host: 'example.org' },
    ],
  });
  expect(conversation).toMatchObject({
    version: 2,
    title: null,
    isPinned: false,
    settings: { ...defaultGenerationSettings, systemPrompt: 'Be brief.' },
    leafId: 'b',
  });
  expect(pathOf(conversation!).map(({ id, host }) => [id, host])).toEqual([
    ['a', undefined],
    ['b', 'example.org'],
  ]);
});

it.each([
  null,
  undefined,
  7,
  'text',
  [],
  {},
  { id: 'x', version: 3, turns: [] },
  { id: 1, version: 1, turns: [] },
  { id: '', version: 2, createdAt: 1, updatedAt: 1, turns: [] },
  { id: 'x', version: 2, createdAt: NaN, updatedAt: 1, turns: [] },
])('refuses a record that is no conversation: %j', (record) => {
  expect(parseConversation(record)).toBeNull();
});

it('keeps the schema that the next replies have to satisfy', () => {
  const asked = { ...conversationWith(['a', complete]), jsonSchema: { type: 'object' } };
  expect(parseConversation(asked)).toEqual(asked);
  expect(parseConversation({ ...asked, jsonSchema: 'x' })).not.toHaveProperty('jsonSchema');
});

describe('a damaged record', () => {
  const whole = conversationWith(['a', complete], ['b', complete]);

  it('loses only the turns that cannot be read', () => {
    const damaged = { ...whole, turns: [...whole.turns, null, { id: 'x' }, 3, whole.turns[0]] };
    expect(parseConversation(damaged)?.turns).toEqual(whole.turns);
  });

  it('lets a turn whose beginning is gone go on from the one before it', () => {
    const orphan = { ...whole.turns[1]!, id: 'x', parentId: 'gone' };
    const parsed = parseConversation({ ...whole, turns: [...whole.turns, orphan], leafId: 'x' });
    expect(pathOf(parsed!).map(({ id }) => id)).toEqual(['0', '1', 'x']);
  });

  it('shows its last turn when what it showed is gone', () => {
    expect(parseConversation({ ...whole, leafId: 'gone' })?.leafId).toBe('1');
  });

  it('forgets nothing by a turn that is not there', () => {
    expect(
      parseConversation({ ...whole, forgotten: { throughId: 'gone', summary: 's' } })?.forgotten,
    ).toBeNull();
  });
});
