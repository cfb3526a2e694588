import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { SearchStore } from './search-store.ts';
import { Store } from './store.ts';
import type { SearchClient } from '../search/client/search-client.ts';
import type { SearchAnswer } from '../search/contract/search-contract.ts';
import type { HistoryState } from './history-store.ts';

const summary = {
  id: 'a',
  title: 'A',
  updatedAt: 1,
  isPinned: false,
  turnCount: 1,
  sizeBytes: 1,
  revision: '1',
};

const answerWith = (count: number): SearchAnswer => ({
  hits: Array.from({ length: count }, (_, index) => ({
    id: String(index),
    title: [],
    snippet: [],
    turnId: null,
    updatedAt: 1,
    isPinned: false,
  })),
  totalCount: 100,
  readCount: 5,
  conversationCount: 5,
});

function setUp() {
  const search = vi.fn<SearchClient['search']>(async ({ limit }) => answerWith(limit));
  const history = new Store<HistoryState>({ summaries: [summary], error: null });
  const change = (part: Partial<typeof summary>) =>
    history.update((state) => ({ ...state, summaries: [{ ...summary, ...part }] }));
  return { search, change, store: new SearchStore({ search, end: vi.fn() }, history) };
}

beforeEach(() => vi.useFakeTimers());

describe('the search', () => {
  it('shows what was found, and more of it', async () => {
    const { store, search } = setUp();
    await store.search('sky');
    expect(store.value).toMatchObject({ query: 'sky', answer: { totalCount: 100 } });
    await store.more();
    expect(search.mock.lastCall?.[0]).toEqual({ query: 'sky', limit: 40 });
    expect(store.value.answer?.hits).toHaveLength(40);
    await store.search('sea');
    expect(search.mock.lastCall?.[0].limit).toBe(20);
  });

  it('asks nothing for no words', async () => {
    const { store, search } = setUp();
    await store.search('sky');
    await store.search(' ');
    expect(search).toHaveBeenCalledOnce();
    expect(store.value).toEqual({ query: ' ', answer: null, error: null });
    await store.more();
    expect(search).toHaveBeenCalledOnce();
  });

  it('gives up what nobody waits for any more', async () => {
    const { store, search } = setUp();
    let isGivenUp = false;
    search.mockImplementationOnce(
      (_params, { signal, onEvent }) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => {
            isGivenUp = true;
            onEvent?.(answerWith(1));
            reject(signal.reason as Error);
          });
        }),
    );
    const first = store.search('s');
    await store.search('sky');
    await first;
    expect(isGivenUp).toBe(true);
    expect(store.value.answer?.hits).toHaveLength(20);
  });

  it('shows what was found so far', async () => {
    const { store, search } = setUp();
    let end = (): void => undefined;
    search.mockImplementationOnce((_params, { onEvent }) => {
      onEvent?.(answerWith(3));
      return new Promise((resolve) => (end = () => resolve(answerWith(9))));
    });
    const asked = store.search('sky');
    expect(store.value.answer?.hits).toHaveLength(3);
    end();
    await asked;
    expect(store.value.answer?.hits).toHaveLength(9);
  });

  it('looks again when the list changes, and not for each word of a reply', async () => {
    const { store, search, change } = setUp();
    await store.search('sky');
    change({ updatedAt: 2, revision: '2' });
    await vi.runAllTimersAsync();
    expect(search).toHaveBeenCalledOnce();
    change({ title: 'B' });
    change({ title: 'B', isPinned: true });
    await vi.runAllTimersAsync();
    expect(search).toHaveBeenCalledTimes(2);
    await store.search('');
    change({ title: 'C' });
    await vi.runAllTimersAsync();
    expect(search).toHaveBeenCalledTimes(2);
  });

  it('says why it cannot', async () => {
    const { store, search } = setUp();
    search.mockRejectedValueOnce(new AppError('storage-unavailable', { reason: 'x' }));
    await store.search('sky');
    expect(store.value).toMatchObject({ answer: null, error: { code: 'storage-unavailable' } });
    await store.search('sky');
    expect(store.value.error).toBeNull();
  });
});
