// What files say that know questions and replies in turn, and nothing of branches.
import { derivedId } from './derived-id.ts';
import type { Conversation, ReplyOutcome, Turn } from '../conversations/conversation.ts';
import type { ImportContext } from './import-context.ts';

export interface LinearConversation {
  title: string | null;
  systemPrompt: string;
  turns: readonly { question: string; reply: string }[];
  /** Milliseconds since 1970; null where the file does not tell. */
  times: { createdAt: number; updatedAt: number } | null;
}

/** How a reply stands that was written elsewhere. Nothing is known of its making. */
export const outcomeOf = (reply: string): ReplyOutcome =>
  reply === '' ? { status: 'interrupted' } : { status: 'complete', truncated: false, figures: null };

export async function buildConversation(
  linear: LinearConversation,
  { settings, nowMs }: ImportContext,
): Promise<Conversation> {
  const { title, systemPrompt, times } = linear;
  const id = await derivedId([title, systemPrompt, linear.turns]);
  const turns = linear.turns.map(({ question, reply }, index): Turn => ({
    id: `${id}-${index + 1}`,
    parentId: index === 0 ? null : `${id}-${index}`,
    createdAt: 0,
    question,
    reply,
    outcome: outcomeOf(reply),
  }));
  return {
    id,
    version: 2,
    ...(times ?? { createdAt: nowMs, updatedAt: nowMs }),
    title,
    isPinned: false,
    settings: { ...settings, systemPrompt },
    forgotten: null,
    background: null,
    turns,
    leafId: turns.at(-1)?.id ?? null,
  };
}
