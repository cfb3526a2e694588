import type { Conversation } from './conversation.ts';

/** An empty conversation that begins now. */
export function newConversation(systemPrompt: string): Conversation {
  const now = Date.now();
  return { id: crypto.randomUUID(), version: 1, createdAt: now, updatedAt: now, systemPrompt, turns: [] };
}
