// One record per conversation, so that one write never endangers another conversation.
import { createStore, del, delMany, entries, get, getMany, set, setMany } from 'idb-keyval';
import { parseConversation } from '../conversations/parse-conversation.ts';
import { titleOf } from '../conversations/title-of.ts';
import { onIndexedDb } from './idb-errors.ts';
import type { Conversation } from '../conversations/conversation.ts';

/** What a list needs of a conversation. */
export interface ConversationSummary {
  id: string;
  title: string;
  /** Milliseconds since 1970. */
  updatedAt: number;
}

const database = createStore('hearth-conversations', 'conversations');

/** Conversations on this device. Every call may throw `storage-unavailable` or `storage-full`. */
export const conversationStorage = {
  save: (conversation: Conversation): Promise<void> =>
    onIndexedDb(() => set(conversation.id, conversation, database)),

  remove: (id: string): Promise<void> => onIndexedDb(() => del(id, database)),

  /** Null when there is none, or its record is damaged. */
  load: async (id: string): Promise<Conversation | null> =>
    parseConversation(await onIndexedDb(() => get<unknown>(id, database))),

  /** Each as `load` would give it, read in one go. */
  loadMany: async (ids: readonly string[]): Promise<(Conversation | null)[]> =>
    (await onIndexedDb(() => getMany<unknown>([...ids], database))).map(parseConversation),

  /** Writes all of them, or none. */
  addAll: (conversations: readonly Conversation[]): Promise<void> =>
    onIndexedDb(() =>
      setMany(
        conversations.map((conversation) => [conversation.id, conversation]),
        database,
      ),
    ),

  removeAll: (ids: readonly string[]): Promise<void> => onIndexedDb(() => delMany([...ids], database)),

  /** The newest first; damaged records are left where they are and out of the list. */
  list: async (): Promise<ConversationSummary[]> => {
    const records = await onIndexedDb(() => entries<string, unknown>(database));
    return records
      .flatMap(([, record]) => parseConversation(record) ?? [])
      .map((conversation) => ({
        id: conversation.id,
        title: titleOf(conversation),
        updatedAt: conversation.updatedAt,
      }))
      .sort((a, b) => b.updatedAt - a.updatedAt);
  },

  /** About how many bytes they take: the length of their text. */
  sizeBytes: async (): Promise<number> => {
    const records = await onIndexedDb(() => entries<string, unknown>(database));
    return new TextEncoder().encode(JSON.stringify(records)).byteLength;
  },
};

export type ConversationStorage = typeof conversationStorage;
