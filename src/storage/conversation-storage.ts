// One record per conversation, so that one write never endangers another conversation, and a summary beside each, written in
// the same transaction. Both are in one store: the keys of conversations are texts, those of summaries lists.
import { createStore, promisifyRequest } from 'idb-keyval';
import { randomId } from '../channel/random-id.ts';
import { mergeConversations } from '../conversations/merge-conversations.ts';
import { parseConversation } from '../conversations/parse-conversation.ts';
import { hearNews, tellNews } from './conversation-news.ts';
import { parseSummary, summaryOf, summaryRecord } from './conversation-summary.ts';
import { inTransaction } from './idb-transaction.ts';
import { listSummaries, summaryKey } from './list-summaries.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type { ConversationSummary } from './conversation-summary.ts';

/** A conversation as it was when this tab read or wrote it last. */
export interface SeenConversation {
  conversation: Conversation;
  /** Null where it is not known: then it counts as changed by somebody else. */
  revision: string | null;
}

export interface SavedConversation extends SeenConversation {
  summary: ConversationSummary;
}

/** So many are handed to the database at once: on a slow computer more are a stutter. */
const perStep = 50;

const database = createStore('hearth-conversations', 'conversations');

const get = (store: IDBObjectStore, key: IDBValidKey): Promise<unknown> =>
  promisifyRequest<unknown>(store.get(key));

/** Conversations on this device. Every call may throw `storage-unavailable` or `records-full`. */
export const conversationStorage = {
  /** The newest first; damaged records are left where they are and out of the list. */
  list: (): Promise<ConversationSummary[]> => listSummaries(database),

  /** Null when there is none, or its record is damaged. */
  load: async (id: string): Promise<Conversation | null> =>
    (await conversationStorage.open(id))?.conversation ?? null,

  /** Each as `load` would give it, read in one go. */
  loadMany: (ids: readonly string[]): Promise<(Conversation | null)[]> =>
    inTransaction(database, 'readonly', async (store) =>
      (await Promise.all(ids.map((id) => get(store, id)))).map(parseConversation),
    ),

  /** For whoever goes on writing it: `save` wants to know what was seen. */
  open: (id: string): Promise<SeenConversation | null> =>
    inTransaction(database, 'readonly', async (store) => {
      const [record, summary] = await Promise.all([get(store, id), get(store, summaryKey(id))]);
      const conversation = parseConversation(record);
      return conversation && { conversation, revision: parseSummary(summary)?.revision ?? null };
    }),

  /**
   * Writes a conversation. What somebody else has written since is taken in, and nothing of it is lost.
   * @param seen what `conversation` comes from; null for a new one
   * @returns what is stored now, which is `conversation` itself unless something was taken in
   */
  save: async (
    conversation: Conversation,
    seen: SeenConversation | null = null,
  ): Promise<SavedConversation> => {
    const saved = await inTransaction(database, 'readwrite', (store) => put(store, conversation, seen));
    tellNews({ kind: 'saved', summary: saved.summary });
    return saved;
  },

  /** Writes all of them, or none; each as `save` does with a new one. Thousands are well. */
  addAll: async (conversations: readonly Conversation[]): Promise<void> => {
    await inTransaction(database, 'readwrite', async (store) => {
      for (let index = 0; index < conversations.length; index += perStep) {
        const step = conversations.slice(index, index + perStep);
        await Promise.all(step.map((conversation) => put(store, conversation, null)));
      }
    });
    tellNews({ kind: 'many' });
  },

  /** Changes what is stored; null when there is nothing. */
  change: async (
    id: string,
    edit: (conversation: Conversation) => Conversation,
  ): Promise<ConversationSummary | null> => {
    const summary = await inTransaction(database, 'readwrite', async (store) => {
      const conversation = parseConversation(await get(store, id));
      return conversation && write(store, edit(conversation)).summary;
    });
    if (summary !== null) tellNews({ kind: 'saved', summary });
    return summary;
  },

  remove: async (id: string): Promise<void> => {
    await inTransaction(database, 'readwrite', async (store) => {
      store.delete(id);
      store.delete(summaryKey(id));
    });
    tellNews({ kind: 'removed', id });
  },

  /** Removes all of them, or none. */
  removeAll: async (ids: readonly string[]): Promise<void> => {
    await inTransaction(database, 'readwrite', async (store) => {
      for (const id of ids) {
        store.delete(id);
        store.delete(summaryKey(id));
      }
    });
    tellNews({ kind: 'many' });
  },

  /** Hears what other tabs write. */
  onNews: hearNews,
};

export type ConversationStorage = typeof conversationStorage;

async function put(
  store: IDBObjectStore,
  conversation: Conversation,
  seen: SeenConversation | null,
): Promise<SavedConversation> {
  const summary = parseSummary(await get(store, summaryKey(conversation.id)));
  if (seen !== null && summary !== null && summary.revision === seen.revision)
    return write(store, conversation);
  const theirs = parseConversation(await get(store, conversation.id));
  const base = seen?.conversation ?? null;
  return write(store, theirs === null ? conversation : mergeConversations(base, conversation, theirs));
}

function write(store: IDBObjectStore, conversation: Conversation): SavedConversation {
  const revision = randomId();
  const summary = summaryOf(conversation, revision);
  store.put(conversation, conversation.id);
  store.put(summaryRecord(summary), summaryKey(conversation.id));
  return { conversation, revision, summary };
}
