import type { Conversation } from './conversation.ts';

const longestTitle = 120;

/** What a conversation is called: as a person named it, else by its first question; may be empty. */
export function titleOf({ title, turns }: Pick<Conversation, 'title' | 'turns'>): string {
  const words = title ?? turns[0]?.question ?? '';
  return words.trim().slice(0, longestTitle);
}
