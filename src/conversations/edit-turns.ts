// Pure edits of a conversation: each gives a new one.
import type { Conversation, ReplyOutcome, Turn } from './conversation.ts';

/** Adds a question that waits for its reply. @param host of the server that is asked; null on this device */
export function addQuestion(
  conversation: Conversation,
  id: string,
  question: string,
  host: string | null = null,
): Conversation {
  const asked: Turn = { id, question, reply: '', outcome: { status: 'answering' } };
  const turn = host === null ? asked : { ...asked, host };
  return { ...conversation, updatedAt: Date.now(), turns: [...conversation.turns, turn] };
}

/** Sets a turn's reply and how it stands; a turn that is no longer there stays away. */
export function setReply(
  conversation: Conversation,
  id: string,
  reply: string,
  outcome: ReplyOutcome,
): Conversation {
  const turns = conversation.turns.map((turn) => (turn.id === id ? { ...turn, reply, outcome } : turn));
  return { ...conversation, updatedAt: Date.now(), turns };
}

export function removeTurn(conversation: Conversation, id: string): Conversation {
  return {
    ...conversation,
    updatedAt: Date.now(),
    turns: conversation.turns.filter((turn) => turn.id !== id),
  };
}

/** A reply that was being written when the page closed was stopped by that; its text stays. */
export function settleInterrupted(conversation: Conversation): Conversation {
  const turns = conversation.turns.map((turn) =>
    turn.outcome.status === 'answering' ? { ...turn, outcome: { status: 'stopped' } as const } : turn,
  );
  return { ...conversation, turns };
}
