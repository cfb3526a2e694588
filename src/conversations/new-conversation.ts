import { randomId } from '../channel/random-id.ts';
import type { Conversation } from './conversation.ts';
import type { GenerationSettings } from './generation-settings.ts';

/** An empty conversation that begins now. */
export function newConversation(settings: GenerationSettings): Conversation {
  const now = Date.now();
  return {
    id: randomId(),
    version: 2,
    createdAt: now,
    updatedAt: now,
    title: null,
    isPinned: false,
    settings,
    forgotten: null,
    background: null,
    turns: [],
    leafId: null,
  };
}
