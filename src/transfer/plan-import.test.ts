import { describe, expect, it } from 'vitest';
import { addTurn } from '../conversations/edit-turns.ts';
import { planImport } from './plan-import.ts';
import { fullConversation } from './testing/full-conversation.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type { StoredConversations } from './plan-import.ts';

const storageOf = (...stored: (Conversation | string)[]): StoredConversations => {
  const byId = new Map(stored.map((each) => (typeof each === 'string' ? [each, null] : [each.id, each])));
  return { has: (id) => byId.has(id), load: async (id) => byId.get(id) ?? null };
};
const one = fullConversation('one');
const two = fullConversation('two');
const goneOn = addTurn(one, { id: 'new', parentId: 'd', question: 'And then?' });
const changed: Conversation = {
  ...one,
  turns: one.turns.map((turn) => ({ ...turn, reply: `${turn.reply} indeed` })),
};

describe('what an import would change', () => {
  it('adds what is not here, as it is', async () => {
    expect(await planImport([one, two], storageOf())).toEqual({ add: [one, two], copies: 0, present: 0 });
  });

  it('leaves alone what is here already', async () => {
    expect(await planImport([one, two], storageOf(one))).toEqual({ add: [two], copies: 0, present: 1 });
  });

  it('takes a conversation that has gone on, was renamed or pinned for the same', async () => {
    const renamed = { ...goneOn, title: 'Other', isPinned: false };
    expect(await planImport([one], storageOf(renamed))).toEqual({ add: [], copies: 0, present: 1 });
  });

  it('adds a conversation that is here in another form beside it, once', async () => {
    const first = await planImport([one], storageOf(changed));
    expect(first).toMatchObject({ copies: 1, present: 0 });
    const [copy] = first.add;
    expect(copy).toEqual({ ...one, id: copy?.id });
    expect(copy?.id).not.toBe('one');
    expect(await planImport([one], storageOf(changed, copy!))).toEqual({ add: [], copies: 0, present: 1 });
  });

  it('adds what has gone on in the file', async () => {
    expect((await planImport([goneOn], storageOf(one))).copies).toBe(1);
  });

  it('does not overwrite a record that cannot be read', async () => {
    const { add } = await planImport([one], storageOf('one'));
    expect(add[0]?.id).not.toBe('one');
  });

  it('takes the same conversation in two files for one, and two of the same id for two', async () => {
    expect(await planImport([one, one], storageOf())).toMatchObject({ present: 1, copies: 0 });
    const { add, copies } = await planImport([one, changed, changed], storageOf());
    expect([add.length, copies, new Set(add.map(({ id }) => id)).size]).toEqual([2, 1, 2]);
  });
});
