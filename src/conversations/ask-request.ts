import type { Conversation, Turn } from './conversation.ts';

/** A question as a person asks it. */
export type Question = Pick<Turn, 'question' | 'attachments' | 'jsonSchema'>;

/** What is about to be asked of a model, and where in its conversation. */
export interface AskRequest {
  /** A new question; another in a turn's place; a turn's own again; the rest of a reply that was not finished. */
  kind: 'ask' | 'edit' | 'retry' | 'resume';
  /** The turn that is asked again; null for a new question. */
  turnId: string | null;
  question: Question;
  conversation: Conversation;
  /** The turns before the question, from the beginning. */
  path: readonly Turn[];
  /** What of the reply there is already; empty but for `resume`. */
  replyStart: string;
}
