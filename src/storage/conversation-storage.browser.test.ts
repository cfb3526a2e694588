import { createStore, entries, get, set, del } from 'idb-keyval';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { complete, conversationWith, withTurn } from '../conversations/testing/sample-conversation.ts';
import { conversationStorage as storage } from './conversation-storage.ts';
import { hearNews } from './conversation-news.ts';
import type { Conversation } from '../conversations/conversation.ts';

/** The same records, as the version before saw them. */
const records = createStore('hearth-conversations', 'conversations');

const conversation = (...replies: string[]): Conversation =>
  conversationWith(...replies.map((reply) => [reply, complete] as [string, typeof complete]));

beforeEach(async () => {
  await records('readwrite', (store) => store.clear());
});

describe('the conversations in storage', () => {
  it('are read as they were written, with a list that knows the newest first', async () => {
    const old = { ...conversation('a'), updatedAt: 5, title: 'Named', isPinned: true };
    const young = { ...conversation('a', 'b'), updatedAt: 6 };
    await storage.save(old);
    await storage.save(young);
    expect(await storage.load(old.id)).toEqual(old);
    expect(await storage.loadMany([young.id, 'none'])).toEqual([young, null]);
    expect(await storage.list()).toMatchObject([
      { id: young.id, title: 'question 0', turnCount: 2, isPinned: false },
      { id: old.id, title: 'Named', turnCount: 1, isPinned: true },
    ]);
  });

  it('that an older version wrote are in the list at once, and removed by it are not', async () => {
    const [plain, kept] = [conversation('a'), conversation('b')];
    const { id, createdAt, updatedAt, turns } = plain;
    await set(id, { id, createdAt, updatedAt, turns, version: 1, systemPrompt: 'x' }, records);
    await storage.save(kept);
    expect(await storage.list()).toHaveLength(2);
    expect(await get(['summary', plain.id], records)).toMatchObject({ id: plain.id, form: 1 });
    await del(kept.id, records);
    expect((await storage.list()).map(({ id }) => id)).toEqual([plain.id]);
    expect(await get(['summary', kept.id], records)).toBeUndefined();
  });

  it('whose summary has another form get a new one', async () => {
    const { id } = await storage.save(conversation('a')).then(({ summary }) => summary);
    await set(['summary', id], { id, form: 0 }, records);
    expect(await storage.list()).toMatchObject([{ id, title: 'question 0' }]);
  });

  it('stay out of the list while they are damaged, and stay where they are', async () => {
    await set('damaged', { id: 'damaged', version: 2 }, records);
    await set('other', conversation('a'), records);
    await storage.save(conversation('b'));
    expect(await storage.list()).toHaveLength(1);
    expect(await storage.load('damaged')).toBeNull();
    expect(await get('damaged', records)).toBeDefined();
  });

  it('are listed without being read', async () => {
    await storage.addAll(Array.from({ length: 600 }, () => conversation('a')));
    const getAll = vi.spyOn(IDBObjectStore.prototype, 'getAll');
    const getOne = vi.spyOn(IDBObjectStore.prototype, 'get');
    expect(await storage.list()).toHaveLength(600);
    expect(getAll.mock.calls.every(([, count]) => (count ?? Infinity) <= 250)).toBe(true);
    expect(getOne).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it('are removed with their summaries', async () => {
    const { conversation: saved } = await storage.save(conversation('a'));
    await storage.remove(saved.id);
    expect(await entries(records)).toEqual([]);
  });

  it('are changed in storage', async () => {
    const { id } = (await storage.save(conversation('a'))).conversation;
    const summary = await storage.change(id, (stored) => ({ ...stored, title: 'New' }));
    expect(summary).toMatchObject({ title: 'New' });
    expect(await storage.load(id)).toMatchObject({ title: 'New' });
    expect(await storage.change('none', (stored) => stored)).toBeNull();
  });
});

describe('a write', () => {
  it('takes in what somebody else has written since, and says so', async () => {
    const first = await storage.save(conversation('a'));
    const seenByOther = await storage.open(first.conversation.id);
    await storage.save(withTurn(first.conversation, 'ours', '0'), first);
    const saved = await storage.save(withTurn(seenByOther!.conversation, 'theirs', '0'), seenByOther);
    expect(saved.conversation.turns.map(({ id }) => id)).toEqual(['0', 'ours', 'theirs']);
    expect(await storage.load(saved.conversation.id)).toEqual(saved.conversation);
  });

  it('leaves a conversation alone that only its writer knows', async () => {
    const first = await storage.save(conversation('a'));
    const changed = withTurn(first.conversation, '1', '0');
    const saved = await storage.save(changed, first);
    expect(saved.conversation).toBe(changed);
    expect(saved.revision).not.toBe(first.revision);
  });

  it('that fails leaves everything as it was', async () => {
    const { conversation: before } = await storage.save(conversation('a'));
    const cause = new DOMException('full', 'QuotaExceededError');
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    put.mockImplementationOnce(function (this: IDBObjectStore, value: unknown) {
      put.mockRestore();
      this.put(value, before.id);
      throw cause; // between the conversation and its summary
    });
    const changed = { ...withTurn(before, '1', '0'), title: 'New' };
    await expect(storage.save(changed)).rejects.toMatchObject({ code: 'conversations-full' });
    expect(await storage.load(before.id)).toEqual(before);
    expect(await storage.list()).toMatchObject([{ title: 'question 0' }]);
  });

  it('of many is one: none is there when one cannot be stored', async () => {
    const broken = { ...conversation('b'), settings: (() => undefined) as never };
    await expect(storage.addAll([conversation('a'), broken])).rejects.toMatchObject({
      code: 'storage-unavailable',
    });
    expect(await storage.list()).toEqual([]);
  });

  it('is heard by other tabs', async () => {
    const news: unknown[] = [];
    const channel = new BroadcastChannel('hearth-conversations');
    const heard = new Promise((resolve) => {
      channel.onmessage = ({ data }) => {
        if (news.push(data) === 3) resolve(null);
      };
    });
    const { summary } = await storage.save(conversation('a'));
    await storage.addAll([conversation('b')]);
    await storage.remove(summary.id);
    await heard;
    channel.close();
    expect(news).toMatchObject([
      { kind: 'saved', summary: { id: summary.id, title: 'question 0' } },
      { kind: 'many' },
      { kind: 'removed', id: summary.id },
    ]);
  });
});

it('takes news that it does not understand for a reason to look', async () => {
  const heard = vi.fn();
  hearNews(heard);
  const channel = new BroadcastChannel('hearth-conversations');
  for (const data of [
    null,
    'x',
    { kind: 'saved', summary: { id: 'x', form: 9 } },
    { kind: 'removed', id: 'a' },
  ])
    channel.postMessage(data);
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(4));
  channel.close();
  expect(heard.mock.calls.map(([news]) => (news as { kind: string }).kind)).toEqual([
    'many',
    'many',
    'many',
    'removed',
  ]);
});
