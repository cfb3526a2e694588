import { describe, expect, it } from 'vitest';
import { branchesOf, branchPlaces, pathOf, showBranch } from './branches.ts';
import { putBackTurns, removeTurn, settleInterrupted } from './edit-turns.ts';
import { complete, conversationWith, withTurn } from './testing/sample-conversation.ts';
import type { Conversation } from './conversation.ts';

const ids = (conversation: Conversation): string[] => pathOf(conversation).map(({ id }) => id);

/** `0 1` and `0 2 3`, and another beginning, `4`. */
function tree(): Conversation {
  let conversation = conversationWith(['reply 0', complete], ['reply 1', complete]);
  conversation = withTurn(conversation, '2', '0');
  conversation = withTurn(conversation, '3', '2');
  return withTurn(conversation, '4', null);
}

describe('branches', () => {
  it('shows the one that was added last', () => {
    expect(ids(tree())).toEqual(['4']);
  });

  it('shows another one to its newest end', () => {
    expect(ids(showBranch(tree(), '0'))).toEqual(['0', '2', '3']);
    expect(ids(showBranch(tree(), '1'))).toEqual(['0', '1']);
  });

  it('knows what stands in the same place', () => {
    const { turns } = tree();
    const branches = (id: string): string[] =>
      branchesOf(
        tree(),
        turns.find((turn) => turn.id === id)!,
      ).map((turn) => turn.id);
    expect(branches('1')).toEqual(['1', '2']);
    expect(branches('4')).toEqual(['0', '4']);
  });

  it('knows the places of turns that are not alone in theirs', () => {
    const places = branchPlaces(tree().turns);
    expect([...places.keys()].sort()).toEqual(['0', '1', '2', '4']);
    expect(places.get('2')).toEqual({ index: 1, ids: ['1', '2'] });
    expect(branchPlaces(conversationWith(['a', complete], ['b', complete]).turns).size).toBe(0);
  });

  it('ends for a record in which turns go on from each other', () => {
    const [one, two] = conversationWith(['a', complete], ['b', complete]).turns;
    const circle = { turns: [{ ...one!, parentId: '1' }, two!], leafId: '1' };
    expect(pathOf(circle).map(({ id }) => id)).toEqual(['0', '1']);
  });
});

describe('removing a turn', () => {
  it('lets what went on from it go on from the one before', () => {
    expect(ids(removeTurn(showBranch(tree(), '3'), '2'))).toEqual(['0', '3']);
  });

  it('shows what stands in its place', () => {
    expect(ids(removeTurn(tree(), '4'))).toEqual(['0', '2', '3']);
  });

  it('shows what was before when nothing does', () => {
    expect(ids(removeTurn(conversationWith(['a', complete], ['b', complete]), '1'))).toEqual(['0']);
    expect(ids(removeTurn(conversationWith(['a', complete]), '0'))).toEqual([]);
  });

  it('forgets no more than before', () => {
    const conversation = {
      ...conversationWith(['a', complete], ['b', complete]),
      forgotten: { throughId: '1', summary: null },
    };
    expect(removeTurn(conversation, '1').forgotten).toEqual({ throughId: '0', summary: null });
  });
});

describe('putting a turn back', () => {
  it('restores the tree', () => {
    for (const id of ['0', '1', '2', '3', '4']) {
      const back = putBackTurns(removeTurn(tree(), id), tree());
      expect(back).toMatchObject({ leafId: '4' });
      expect(back.turns.map((turn) => [turn.id, turn.parentId])).toEqual(
        tree().turns.map((turn) => [turn.id, turn.parentId]),
      );
    }
  });

  it('keeps what was asked and what was forgotten meanwhile', () => {
    const before = conversationWith(['a', complete], ['b', complete]);
    const asked = withTurn(removeTurn(before, '1'), '2', '0');
    const forgotten = { throughId: '0', summary: 'a' };
    const back = putBackTurns({ ...asked, forgotten }, before);
    expect(ids(back)).toEqual(['0', '2']);
    expect(back.turns.map(({ id }) => id)).toEqual(['0', '1', '2']);
    expect(back.forgotten).toEqual(forgotten);
  });
});

it('settles a reply that was being written when the page closed, and keeps its text', () => {
  const [turn] = settleInterrupted(conversationWith(['half', { status: 'answering' }])).turns;
  expect(turn).toMatchObject({ reply: 'half', outcome: { status: 'interrupted' } });
});
