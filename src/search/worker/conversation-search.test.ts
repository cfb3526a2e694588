import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../errors/app-error.ts';
import { complete, conversationWith } from '../../conversations/testing/sample-conversation.ts';
import { SharedConversations } from '../../storage/testing/memory-conversations.ts';
import { ConversationSearch } from './conversation-search.ts';
import type { Conversation } from '../../conversations/conversation.ts';
import type { SearchAnswer } from '../contract/search-contract.ts';

let shared: SharedConversations;
let tab: ReturnType<SharedConversations['openTab']>;

const about = (text: string, more: Partial<Conversation> = {}): Conversation => ({
  ...conversationWith([text, complete]),
  ...more,
});

function setUp() {
  const storage = shared.openTab();
  const search = new ConversationSearch(storage);
  const found = async (query: string, limit = 10, signal = new AbortController().signal) => {
    const partial: SearchAnswer[] = [];
    const answer = await search.search({ query, limit }, { signal, emit: (event) => partial.push(event) });
    return { ...answer, partial, titles: answer.hits.map(({ id }) => id) };
  };
  return { storage, found };
}

beforeEach(() => {
  shared = new SharedConversations();
  tab = shared.openTab();
});

describe('a search', () => {
  it('finds what was stored before, with the place where it is', async () => {
    await tab.addAll([about('The sky is blue.', { title: 'Colours' }), about('Nothing')]);
    const { hits, ...counts } = await setUp().found('sky');
    expect(counts).toMatchObject({ totalCount: 1, readCount: 2, conversationCount: 2 });
    expect(hits).toMatchObject([
      { title: [{ text: 'Colours', isMatch: false }], turnId: '0', isPinned: false },
    ]);
    expect(hits[0]?.snippet).toContainEqual({ text: 'sky', isMatch: true });
  });

  it('follows what is written, renamed and removed, here or in another tab', async () => {
    const { found } = setUp();
    expect((await found('sky')).totalCount).toBe(0);
    const { conversation } = await tab.save(about('The sky'));
    expect((await found('sky')).totalCount).toBe(1);
    await tab.change(conversation.id, (stored) => ({ ...stored, title: 'Heaven' }));
    expect((await found('heaven')).totalCount).toBe(1);
    await tab.addAll([about('Another sky')]);
    expect((await found('sky')).totalCount).toBe(2);
    await tab.remove(conversation.id);
    expect(await found('sky')).toMatchObject({ totalCount: 1, conversationCount: 1 });
  });

  it('prefers what is pinned, then what is newer', async () => {
    const now = Date.now();
    const [old, young, pinned] = [
      about('sky', { updatedAt: now - 9e9 }),
      about('sky', { updatedAt: now }),
      about('sky', { updatedAt: now, isPinned: true }),
    ];
    await tab.addAll([old, young, pinned]);
    expect((await setUp().found('sky')).titles).toEqual([pinned.id, young.id, old.id]);
  });

  it('gives details of so many, and counts all', async () => {
    await tab.addAll(Array.from({ length: 30 }, () => about('sky')));
    const { hits, totalCount } = await setUp().found('sky', 7);
    expect(hits).toHaveLength(7);
    expect(totalCount).toBe(30);
  });

  it('tells what it has found while it reads, the newest conversations first', async () => {
    const conversations = Array.from({ length: 200 }, (_, index) => about('sky', { updatedAt: index }));
    await tab.addAll(conversations);
    const { storage, found } = setUp();
    const { loadMany } = storage;
    vi.spyOn(storage, 'loadMany').mockImplementation(async (ids) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return loadMany(ids);
    });
    const { partial, totalCount } = await found('sky');
    expect(totalCount).toBe(200);
    expect(partial[0]).toMatchObject({ readCount: 10, conversationCount: 200 });
    expect(partial[0]?.hits[0]?.updatedAt).toBeGreaterThan(180);
  });

  it('ends when nobody waits for it any more, and loses nothing', async () => {
    await tab.addAll(Array.from({ length: 50 }, () => about('sky')));
    const { storage, found } = setUp();
    const ended = new AbortController();
    const { loadMany } = storage;
    vi.spyOn(storage, 'loadMany').mockImplementationOnce(async (ids) => {
      ended.abort();
      return loadMany(ids);
    });
    await expect(found('sky', 10, ended.signal)).rejects.toMatchObject({ name: 'AbortError' });
    expect((await found('sky')).totalCount).toBe(50);
  });

  it('that could not read is told, and the next one reads again', async () => {
    await tab.addAll([about('sky')]);
    const { storage, found } = setUp();
    const cause = new AppError('storage-unavailable', { reason: 'x' });
    vi.spyOn(storage, 'list').mockRejectedValueOnce(cause);
    await expect(found('sky')).rejects.toBe(cause);
    vi.spyOn(storage, 'loadMany').mockRejectedValueOnce(cause);
    await expect(found('sky')).rejects.toBe(cause);
    expect((await found('sky')).totalCount).toBe(1);
  });

  it('shows nothing of a conversation that is damaged or gone', async () => {
    await tab.addAll([about('sky')]);
    const { storage, found } = setUp();
    await found('sky');
    vi.spyOn(storage, 'loadMany').mockResolvedValueOnce([null]);
    expect(await found('sky')).toMatchObject({ totalCount: 0, hits: [] });
  });
});
