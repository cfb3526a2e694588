// Answers searches from an index of all conversations: made when one searches first, and brought up to date by the next search
// after something was written.
import { titleOf } from '../../conversations/title-of.ts';
import { SearchIndex } from './search-index.ts';
import { markText, snippetOf } from './snippet.ts';
import type { CallContext, Handlers } from '../../channel/answer.ts';
import type { ConversationStorage } from '../../storage/conversation-storage.ts';
import type { ConversationNews } from '../../storage/conversation-news.ts';
import type { ConversationSummary } from '../../storage/conversation-summary.ts';
import type { SearchAnswer, SearchContract, SearchHit, SearchParams } from '../contract/search-contract.ts';

type Source = Pick<ConversationStorage, 'list' | 'loadMany' | 'onNews'>;

/** For how long it reads before it answers with what it has: at first, and from then on. */
const firstReadMs = 15;
const readMs = 150;
const readAtOnce = 10;

const halfMonthMs = 15 * 86_400_000;

export class ConversationSearch implements Handlers<SearchContract> {
  private readonly storage: Source;
  private readonly index = new SearchIndex();
  /** All conversations that there are. */
  private readonly summaries = new Map<string, ConversationSummary>();
  /** Those of them that the index does not know, or not as they are now. */
  private readonly unread = new Set<string>();
  private isListed = false;
  private reading: Promise<void> | null = null;

  constructor(storage: Source) {
    this.storage = storage;
    storage.onNews((news) => this.hear(news));
  }

  // A property, because the channel calls it alone.
  readonly search = async (
    { query, limit }: SearchParams,
    { signal, emit }: CallContext<SearchAnswer>,
  ): Promise<SearchAnswer> => {
    for (let forMs = firstReadMs; ; forMs = readMs) {
      this.reading ??= this.read(forMs).finally(() => (this.reading = null));
      await this.reading;
      signal.throwIfAborted();
      const answer = await this.answer(query, limit);
      signal.throwIfAborted();
      if (this.isListed && this.unread.size === 0) return answer;
      if (answer.readCount > 0) emit(answer);
    }
  };

  private hear(news: ConversationNews): void {
    if (news.kind === 'many') this.isListed = false;
    else if (news.kind === 'saved') this.note(news.summary);
    else this.drop(news.id);
  }

  private note(summary: ConversationSummary): void {
    const { id, revision } = summary;
    if (this.summaries.get(id)?.revision !== revision) this.unread.add(id);
    this.summaries.set(id, summary);
  }

  private drop(id: string): void {
    this.summaries.delete(id);
    this.unread.delete(id);
    this.index.remove(id);
  }

  private async read(forMs: number): Promise<void> {
    if (!this.isListed) await this.look();
    const end = performance.now() + forMs;
    while (this.unread.size > 0 && performance.now() < end) {
      const ids = firstOf(this.unread, readAtOnce);
      for (const id of ids) this.unread.delete(id);
      const conversations = await this.storage.loadMany(ids).catch((error: unknown) => {
        for (const id of ids) this.unread.add(id);
        throw error;
      });
      for (const conversation of conversations) if (conversation !== null) this.index.put(conversation);
    }
  }

  private async look(): Promise<void> {
    this.isListed = true;
    const listed = await this.storage.list().catch((error: unknown) => {
      this.isListed = false;
      throw error;
    });
    const ids = new Set(listed.map(({ id }) => id));
    for (const id of [...this.summaries.keys()]) if (!ids.has(id)) this.drop(id);
    for (const summary of listed) this.note(summary);
  }

  private async answer(query: string, limit: number): Promise<SearchAnswer> {
    const now = Date.now();
    const { ids, terms, wordCount } = this.index.search(query, (id) => this.weigh(id, now));
    const best = ids.slice(0, limit);
    const conversations = await this.storage.loadMany(best);
    const hits = best.flatMap((id, index): SearchHit[] => {
      const conversation = conversations[index];
      if (conversation === null || conversation === undefined) {
        this.drop(id); // removed a moment ago
        return [];
      }
      const { updatedAt, isPinned } = conversation;
      const title = markText(titleOf(conversation), terms);
      return [{ id, title, ...snippetOf(conversation, terms, wordCount), updatedAt, isPinned }];
    });
    return {
      hits,
      totalCount: ids.length - (best.length - hits.length),
      readCount: this.summaries.size - this.unread.size,
      conversationCount: this.summaries.size,
    };
  }

  /** Of two that match alike, the one that is pinned or newer is more likely meant. */
  private weigh(id: string, now: number): number {
    const summary = this.summaries.get(id);
    if (summary === undefined) return 1;
    const age = Math.max(0, now - summary.updatedAt) / halfMonthMs;
    return (1 + 0.5 / (1 + age)) * (summary.isPinned ? 1.2 : 1);
  }
}

function firstOf<Item>(items: Iterable<Item>, count: number): Item[] {
  const first: Item[] = [];
  for (const item of items) if (first.push(item) === count) break;
  return first;
}
