import { titleOf } from '../conversations/title-of.ts';
import type { Conversation, Turn } from '../conversations/conversation.ts';

/** What a list needs of a conversation. It is kept beside the conversation, so that a list need not read them all. */
export interface ConversationSummary {
  id: string;
  title: string;
  /** Milliseconds since 1970. */
  updatedAt: number;
  isPinned: boolean;
  turnCount: number;
  /** About how many bytes it takes: the length of its text. */
  sizeBytes: number;
  /** Another one with each write: whoever goes on writing sees whether another tab has written meanwhile. */
  revision: string;
}

/** Change it with what a summary holds: older ones are made anew from the conversations. */
const form = 1;

export function summaryOf(conversation: Conversation, revision: string): ConversationSummary {
  const { id, updatedAt, isPinned, turns } = conversation;
  const sizeBytes = turns.reduce((sum, turn) => sum + sizeOf(turn), 0);
  return {
    id,
    title: titleOf(conversation),
    updatedAt,
    isPinned,
    turnCount: turns.length,
    sizeBytes,
    revision,
  };
}

/** A changed turn is a new object, so that a long conversation is not measured again for each word that is added. */
const sizes = new WeakMap<Turn, number>();

function sizeOf(turn: Turn): number {
  const known = sizes.get(turn);
  if (known !== undefined) return known;
  const size = new TextEncoder().encode(JSON.stringify(turn)).byteLength;
  sizes.set(turn, size);
  return size;
}

export const summaryRecord = (summary: ConversationSummary): object => ({ ...summary, form });

/** The summary in a record or a message, or null when it is not one of this form. */
export function parseSummary(value: unknown): ConversationSummary | null {
  if (typeof value !== 'object' || value === null) return null;
  const { form: ofForm, ...summary } = value as ConversationSummary & { form?: unknown };
  return ofForm === form && typeof summary.id === 'string' ? summary : null;
}
