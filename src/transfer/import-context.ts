import type { Conversation } from '../conversations/conversation.ts';
import type { GenerationSettings } from '../conversations/generation-settings.ts';

/** What a file does not say, and the page has to. */
export interface ImportContext {
  /** What conversations of other programs go on with. */
  settings: GenerationSettings;
  nowMs: number;
  /** What stands in place of what is no text. */
  words: { image: string; file: string };
}

/** What was found in a file. */
export interface ImportedFile {
  format: 'hearth' | 'openai' | 'markdown' | 'chatgpt';
  conversations: Conversation[];
  /** Messages of tools and the like, which say nothing to a person. */
  leftOutMessages: number;
  /** Conversations in which nothing is said. */
  emptyConversations: number;
}

export const importLimits = { conversations: 50_000, turns: 20_000, idLength: 200 } as const;
