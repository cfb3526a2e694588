// The storage of conversations for tests: kept in memory, shared by tabs, and true to the real one's promises.
import { mergeConversations } from '../../conversations/merge-conversations.ts';
import { parseConversation } from '../../conversations/parse-conversation.ts';
import { summaryOf } from '../conversation-summary.ts';
import type { Conversation } from '../../conversations/conversation.ts';
import type { ConversationNews } from '../conversation-news.ts';
import type { ConversationStorage, SavedConversation, SeenConversation } from '../conversation-storage.ts';

type Records = Map<string, SavedConversation>;

/** What several tabs have in common. */
export class SharedConversations {
  readonly records: Records = new Map();
  private readonly tabs = new Set<{ hear: (news: ConversationNews) => void }>();

  /** The storage as one tab sees it. */
  openTab(): ConversationStorage {
    const tab: { hear: (news: ConversationNews) => void } = { hear: () => undefined };
    this.tabs.add(tab);
    const tell = (news: ConversationNews): void => {
      for (const other of this.tabs) if (other !== tab) other.hear(news);
    };
    return createStorage(this.records, tell, (listener) => (tab.hear = listener));
  }
}

function createStorage(
  records: Records,
  tell: (news: ConversationNews) => void,
  onNews: ConversationStorage['onNews'],
): ConversationStorage {
  const load = (id: string): Conversation | null =>
    parseConversation(structuredClone(records.get(id)?.conversation));
  const write = (conversation: Conversation): SavedConversation => {
    const revision = crypto.randomUUID();
    const saved = { conversation, revision, summary: summaryOf(conversation, revision) };
    records.set(conversation.id, structuredClone(saved));
    return saved;
  };
  const save = async (
    conversation: Conversation,
    seen?: SeenConversation | null,
  ): Promise<SavedConversation> => {
    const theirs = load(conversation.id);
    const isCurrent = theirs === null || records.get(conversation.id)?.revision === seen?.revision;
    const merged = isCurrent
      ? conversation
      : mergeConversations(seen?.conversation ?? null, conversation, theirs);
    const saved = write(merged);
    tell({ kind: 'saved', summary: saved.summary });
    return saved;
  };
  return {
    save,
    onNews,
    list: async () =>
      [...records.values()].map(({ summary }) => summary).sort((a, b) => b.updatedAt - a.updatedAt),
    load: async (id) => load(id),
    loadMany: async (ids) => ids.map(load),
    open: async (id) => {
      const conversation = load(id);
      return conversation && { conversation, revision: records.get(id)?.revision ?? null };
    },
    addAll: async (conversations) => {
      for (const conversation of conversations) write(conversation);
      tell({ kind: 'many' });
    },
    change: async (id, edit) => {
      const conversation = load(id);
      if (conversation === null) return null;
      const { summary } = write(edit(conversation));
      tell({ kind: 'saved', summary });
      return summary;
    },
    removeAll: async (ids) => {
      for (const id of ids) records.delete(id);
      tell({ kind: 'many' });
    },
    remove: async (id) => {
      records.delete(id);
      tell({ kind: 'removed', id });
    },
  };
}
