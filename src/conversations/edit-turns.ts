// Pure edits of a conversation: each gives a new one.
import { newestLeaf } from './branches.ts';
import type { Conversation, ReplyOutcome, Turn } from './conversation.ts';

/** What a new turn is made of. */
export type NewTurn = Omit<Turn, 'createdAt' | 'reply' | 'outcome'>;

/** Adds a question that waits for its reply, and shows its branch. */
export function addTurn(conversation: Conversation, asked: NewTurn): Conversation {
  const turn: Turn = { ...asked, createdAt: Date.now(), reply: '', outcome: { status: 'answering' } };
  return { ...touch(conversation), turns: [...conversation.turns, turn], leafId: turn.id };
}

/** Sets some of a turn; one that is no longer there stays away. */
export function changeTurn(
  conversation: Conversation,
  id: string,
  change: Partial<Pick<Turn, 'reply' | 'outcome' | 'thinkingMs'>>,
): Conversation {
  const turns = conversation.turns.map((turn) => (turn.id === id ? { ...turn, ...change } : turn));
  return { ...touch(conversation), turns };
}

/** Sets a turn's reply and how it stands. */
export const setReply = (
  conversation: Conversation,
  id: string,
  reply: string,
  outcome: ReplyOutcome,
): Conversation => changeTurn(conversation, id, { reply, outcome });

/** Takes out one turn; those that went on from it go on from the one before. */
export function removeTurn(conversation: Conversation, id: string): Conversation {
  const removed = conversation.turns.find((turn) => turn.id === id);
  if (removed === undefined) return conversation;
  const { parentId } = removed;
  const turns = conversation.turns
    .filter((turn) => turn !== removed)
    .map((turn) => (turn.parentId === id ? { ...turn, parentId } : turn));
  return {
    ...touch(conversation),
    turns,
    leafId: conversation.leafId === id ? leafWithout(turns, removed) : conversation.leafId,
    forgotten: withoutTurn(conversation.forgotten, removed),
  };
}

/**
 * Puts back what has been taken out since `before`, in its place; what was asked meanwhile stays.
 * @param before the conversation as it was before the removal
 */
export function putBackTurns(conversation: Conversation, before: Conversation): Conversation {
  const current = new Map(conversation.turns.map((turn) => [turn.id, turn]));
  const known = new Set(before.turns.map(({ id }) => id));
  const old = before.turns.map((turn) => ({ ...(current.get(turn.id) ?? turn), parentId: turn.parentId }));
  const isAskedMeanwhile = conversation.leafId !== null && !known.has(conversation.leafId);
  return {
    ...touch(conversation),
    turns: [...old, ...conversation.turns.filter(({ id }) => !known.has(id))],
    leafId: isAskedMeanwhile ? conversation.leafId : before.leafId,
    forgotten: isAskedMeanwhile ? conversation.forgotten : before.forgotten,
  };
}

/** The end of the branch that is shown once the turn at its end is gone: a branch in its place, else what was before. */
function leafWithout(turns: readonly Turn[], { parentId }: Turn): string | null {
  const sibling = turns.findLast((turn) => turn.parentId === parentId);
  return sibling === undefined ? parentId : newestLeaf(turns, sibling.id);
}

function withoutTurn(
  forgotten: Conversation['forgotten'],
  { id, parentId }: Turn,
): Conversation['forgotten'] {
  if (forgotten?.throughId !== id) return forgotten;
  return parentId === null ? null : { ...forgotten, throughId: parentId };
}

/**
 * A reply that was being written when the page closed was interrupted by that; its text stays.
 * @param runningId the turn whose reply this page is writing now, if any
 */
export function settleInterrupted(conversation: Conversation, runningId: string | null = null): Conversation {
  const turns = conversation.turns.map((turn) =>
    turn.outcome.status === 'answering' && turn.id !== runningId
      ? { ...turn, outcome: { status: 'interrupted' } as const }
      : turn,
  );
  return { ...conversation, turns };
}

const touch = (conversation: Conversation): Conversation => ({ ...conversation, updatedAt: Date.now() });
