import { describe, expect, it } from 'vitest';
import { pathOf } from './branches.ts';
import { removeTurn, setReply } from './edit-turns.ts';
import { mergeConversations } from './merge-conversations.ts';
import { complete, conversationWith, withTurn } from './testing/sample-conversation.ts';

const base = conversationWith(['a', complete], ['b', complete]);
const ids = ({ turns }: Pick<typeof base, 'turns'>): string[] => turns.map(({ id }) => id);

describe('a conversation that two tabs have changed', () => {
  it('has what either asked, as branches', () => {
    const merged = mergeConversations(base, withTurn(base, 'ours', '1'), withTurn(base, 'theirs', '1'));
    expect(ids(merged)).toEqual(['0', '1', 'theirs', 'ours']);
    expect(pathOf(merged).map(({ id }) => id)).toEqual(['0', '1', 'ours']);
  });

  it('takes changes of the other where there are none of ours', () => {
    const theirs = {
      ...setReply(base, '1', 'longer', complete),
      title: 'Named',
      updatedAt: base.updatedAt + 5,
    };
    const merged = mergeConversations(base, { ...base, isPinned: true }, theirs);
    expect(merged).toMatchObject({ title: 'Named', isPinned: true, updatedAt: base.updatedAt + 5 });
    expect(merged.turns[1]).toMatchObject({ reply: 'longer' });
  });

  it('leaves out what either removed, without a gap', () => {
    const merged = mergeConversations(base, withTurn(base, '2', '1'), removeTurn(base, '1'));
    expect(ids(merged)).toEqual(['0', '2']);
    expect(pathOf(merged).map(({ id }) => id)).toEqual(['0', '2']);
    expect(ids(mergeConversations(base, removeTurn(base, '1'), base))).toEqual(['0']);
  });

  it('keeps a turn that one removed and the other went on with', () => {
    const theirs = setReply(base, '1', 'b and more', complete);
    expect(mergeConversations(base, removeTurn(base, '1'), theirs).turns).toMatchObject([
      { id: '0' },
      { id: '1', reply: 'b and more' },
    ]);
  });

  it('keeps two endings of the same reply, one as a branch', () => {
    const ours = setReply(base, '1', 'b, we say', complete);
    const merged = mergeConversations(base, ours, setReply(base, '1', 'b, they say', complete));
    expect(merged.turns.map(({ reply, parentId }) => [reply, parentId])).toEqual([
      ['a', null],
      ['b, they say', '0'],
      ['b, we say', '0'],
    ]);
    expect(merged.leafId).toBe('1');
  });

  it('makes no branch of a reply that is on its way, or of its beginning', () => {
    const ours = setReply(base, '1', 'b, we say', { status: 'answering' });
    for (const outcome of [{ status: 'answering' }, { status: 'interrupted' }] as const)
      expect(ids(mergeConversations(base, ours, setReply(base, '1', 'b, we', outcome)))).toEqual(['0', '1']);
    const writing = setReply(base, '1', 'b, something else', { status: 'answering' });
    expect(ids(mergeConversations(base, ours, writing))).toEqual(['0', '1']);
  });

  it('removes nothing where nobody knows what both come from', () => {
    const merged = mergeConversations(null, removeTurn(base, '0'), base);
    expect(new Set(ids(merged))).toEqual(new Set(['0', '1']));
  });
});
