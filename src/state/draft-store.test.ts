import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { complete, conversationWith } from '../conversations/testing/sample-conversation.ts';
import { DraftStore } from './draft-store.ts';
import { Store } from './store.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type { Draft } from '../conversations/draft.ts';
import type { DraftStorage } from '../storage/draft-storage.ts';

const note = { name: 'note.txt', text: 'a note' };
let records: Map<string, Draft>;
let storage: DraftStorage;
let open: Store<Conversation>;
let draft: DraftStore;

const begun = (id: string): Conversation => ({ ...conversationWith(['reply', complete]), id });
const fresh = (id: string): Conversation => ({ ...begun(id), turns: [], leafId: null });
const stored = (text: string, updatedAt = 1): Draft => ({ text, attachments: [], updatedAt });

beforeEach(() => {
  records = new Map();
  storage = {
    save: vi.fn(async (key: string, value: Draft) => void records.set(key, value)),
    remove: vi.fn(async (key: string) => void records.delete(key)),
    load: vi.fn(async (key: string) => records.get(key) ?? null),
    keys: vi.fn(async () => [...records.keys()]),
  };
  open = new Store(begun('one'));
  draft = new DraftStore(open, storage);
});

afterEach(() => vi.useRealTimers());

async function turnTo(conversation: Conversation): Promise<void> {
  open.update(() => conversation);
  await draft.settled();
}

describe('each conversation', () => {
  it('has the draft it had when it was left, with its texts', async () => {
    await draft.restore();
    draft.update(() => 'of one');
    draft.attach([note]);
    await turnTo(begun('two'));
    expect([draft.value, draft.attachments.value]).toEqual(['', []]);
    draft.update(() => 'of two');
    await turnTo(begun('one'));
    expect([draft.value, draft.attachments.value]).toEqual(['of one', [note]]);
    await turnTo(begun('two'));
    expect(draft.value).toBe('of two');
  });

  it('shows what an earlier visit left', async () => {
    records.set('one', stored('from yesterday'));
    await draft.restore();
    expect(draft.value).toBe('from yesterday');
  });

  it('shares the draft of a new one with the next new one', async () => {
    await draft.restore();
    await turnTo(fresh('a'));
    draft.update(() => 'begun');
    await turnTo(begun('one'));
    await turnTo(fresh('b'));
    expect(draft.value).toBe('begun');
    await turnTo(fresh('c'));
    expect(draft.value).toBe('begun');
  });

  it('loses nothing that was typed while its draft was being read', async () => {
    records.set('two', stored('stored'));
    await draft.restore();
    open.update(() => begun('two'));
    draft.update(() => 'typed');
    await draft.settled();
    expect(draft.value).toBe('stored\ntyped');
    await draft.saveNow();
    expect(records.get('two')?.text).toBe('stored\ntyped');
  });

  it('takes along what is written next to its first question', async () => {
    await draft.restore();
    await turnTo(fresh('a'));
    draft.update(() => 'for later');
    await draft.saveNow();
    await turnTo(begun('a'));
    expect(draft.value).toBe('for later');
    await draft.saveNow();
    expect([...records.keys()]).toEqual(['a']);
  });
});

describe('what is stored', () => {
  it('follows within a moment, with one write for many words', async () => {
    vi.useFakeTimers();
    await draft.restore();
    for (const text of ['o', 'on', 'one']) draft.update(() => text);
    await vi.advanceTimersByTimeAsync(400);
    expect(records.get('one')).toMatchObject({ text: 'one' });
    expect(storage.save).toHaveBeenCalledOnce();
  });

  it('goes when it is sent', async () => {
    records.set('one', { ...stored('sent'), attachments: [note] });
    await draft.restore();
    draft.clear();
    await draft.saveNow();
    expect(draft.isEmpty).toBe(true);
    expect(records.size).toBe(0);
  });

  it('goes with its conversation, and comes back with it', async () => {
    records.set('two', stored('half'));
    await draft.restore();
    const removed = await draft.remove('two');
    expect(records.size).toBe(0);
    await draft.putBack('two', removed!);
    expect(records.get('two')).toEqual(stored('half'));
  });

  it('goes when its conversation was deleted elsewhere', async () => {
    for (const key of ['new', 'one', 'two', 'gone']) records.set(key, stored(key));
    await draft.restore();
    await draft.prune(new Set(['two']));
    expect([...records.keys()]).toEqual(['new', 'one', 'two']);
  });

  it('is nothing once everything is being deleted', async () => {
    await draft.restore();
    draft.update(() => 'text');
    draft.forget();
    await draft.saveNow();
    expect(records.size).toBe(0);
  });
});

describe('without storage', () => {
  beforeEach(() => {
    const refuse = async (): Promise<never> => {
      throw new AppError('storage-unavailable', { reason: 'private' });
    };
    storage.load = refuse;
    storage.save = vi.fn(refuse);
    storage.remove = refuse;
  });

  it('says that something would be lost, and tries again', async () => {
    await draft.restore();
    draft.update(() => 'text');
    expect(await draft.saveNow()).toBe(false);
    storage.save = async (key, value) => void records.set(key, value);
    expect(await draft.saveNow()).toBe(true);
    expect(records.get('one')?.text).toBe('text');
  });

  it('loses nothing where nothing was typed', async () => {
    await draft.restore();
    expect(await draft.saveNow()).toBe(true);
  });
});

it('knows that a new conversation was being written', async () => {
  records.set('new', stored('later', open.value.updatedAt + 1));
  await draft.restore();
  expect(await draft.isNewOneLatest()).toBe(true);
  records.set('new', stored('earlier', open.value.updatedAt - 1));
  expect(await draft.isNewOneLatest()).toBe(false);
});

it('adds what comes from outside below what is there', async () => {
  await draft.restore();
  draft.append('one');
  draft.append('two');
  expect(draft.value).toBe('one\n\ntwo');
});
