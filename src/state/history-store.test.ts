import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { defaultGenerationSettings } from '../conversations/generation-settings.ts';
import { ConversationStore } from './conversation-store.ts';
import { HistoryStore } from './history-store.ts';
import { SharedConversations } from '../storage/testing/memory-conversations.ts';
import { Store } from './store.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type { InferenceClient } from '../inference/client/inference-client.ts';

type Generate = InferenceClient['generate'];

const summary = {
  finish: 'stop',
  usage: {
    promptTokens: 1,
    cachedPromptTokens: 0,
    completionTokens: 1,
    timeToFirstTokenMs: 1,
    prefillTokensPerSecond: 1,
    decodeTokensPerSecond: 0,
  },
} as const;

let shared: SharedConversations;
let values: Map<string, unknown>;

/** A tab of the browser. */
function setUp() {
  const generate = vi.fn<Generate>(async (_params, options) => {
    options?.onEvent?.({ text: 'reply' });
    return summary;
  });
  const open = new ConversationStore({
    inference: { generate },
    settings: new Store(defaultGenerationSettings),
    onNextFrame: (callback) => callback(),
  });
  const storage = shared.openTab();
  const settings = {
    read: async (key: string) => values.get(key),
    write: async (key: string, value: unknown) => void values.set(key, value),
  };
  return { open, storage, generate, history: new HistoryStore(open, storage, settings) };
}

async function openTab() {
  const tab = setUp();
  await tab.history.restore();
  return tab;
}

const settle = () => new Promise((resolve) => setTimeout(resolve));
const stored = () => [...shared.records.values()].map(({ conversation }) => conversation);
const questions = ({ turns }: Pick<Conversation, 'turns'>) => turns.map(({ question }) => question);

beforeEach(() => {
  shared = new SharedConversations();
  values = new Map();
});

describe('the conversations on this device', () => {
  it('shows the last one again on the next visit', async () => {
    const first = setUp();
    await first.history.restore();
    await first.open.ask('question');
    await settle();
    const second = setUp();
    await second.history.restore();
    expect(second.open.value.turns).toMatchObject([{ question: 'question', reply: 'reply' }]);
    expect(second.history.value.summaries).toMatchObject([{ title: 'question' }]);
  });

  it('stores no conversation in which nothing was said', async () => {
    const { history, open } = setUp();
    await history.restore();
    await open.startNew();
    await settle();
    expect(shared.records.size).toBe(0);
  });

  it('loses nothing when another conversation is opened right after a reply', async () => {
    const { history, open } = setUp();
    await history.restore();
    await open.ask('question');
    await open.startNew();
    await settle();
    expect(stored()).toMatchObject([{ turns: [{ reply: 'reply', outcome: { status: 'complete' } }] }]);
  });

  it('keeps the half-written reply', async () => {
    const { history, open, generate } = setUp();
    generate.mockImplementationOnce((_params, options) => {
      options?.onEvent?.({ text: 'half' });
      return new Promise(() => undefined);
    });
    await history.restore();
    void open.ask('question');
    await history.saveNow();
    const next = setUp();
    await next.history.restore();
    expect(next.open.value.turns).toMatchObject([{ reply: 'half', outcome: { status: 'interrupted' } }]);
  });

  it('opens another, deletes it and puts it back', async () => {
    const { history, open } = setUp();
    await history.restore();
    await open.ask('one');
    const { id } = open.value;
    await open.startNew();
    await open.ask('two');
    await history.select(id);
    expect(open.value.turns[0]?.question).toBe('one');
    const removed = await history.remove(id);
    await settle();
    expect(shared.records.has(id)).toBe(false);
    expect(open.value.turns).toEqual([]);
    await history.putBack(removed!);
    expect(shared.records.has(id)).toBe(true);
    expect(history.value.summaries).toHaveLength(2);
  });

  it('writes nothing when a conversation is only looked at, and shows it on the next visit', async () => {
    const { history, open, storage } = await openTab();
    await open.ask('one');
    const { id } = open.value;
    await open.startNew();
    await open.ask('two');
    await settle();
    const save = vi.spyOn(storage, 'save');
    await history.select(id);
    await settle();
    expect(save).not.toHaveBeenCalled();
    expect((await openTab()).open.value.id).toBe(id);
  });

  it('keeps that the only turn was removed', async () => {
    const { open } = await openTab();
    await open.ask('one');
    await settle();
    open.removeTurn(open.value.turns[0]!.id);
    await settle();
    expect(stored()).toMatchObject([{ turns: [] }]);
  });

  it('names and pins the open one on the screen, and others where they are stored', async () => {
    const { history, open } = await openTab();
    await open.ask('one');
    const { id } = open.value;
    await history.rename(id, ' First ');
    expect(open.value.title).toBe('First');
    await open.startNew();
    await open.ask('two');
    await history.pin(id, true);
    await history.rename(id, ' ');
    await settle();
    expect(new Map(history.value.summaries.map(({ title, isPinned }) => [title, isPinned]))).toEqual(
      new Map([
        ['two', false],
        ['one', true],
      ]),
    );
    expect(stored().find((conversation) => conversation.id === id)).toMatchObject({
      title: null,
      isPinned: true,
    });
  });

  it('says so when storage fails, and goes on without it', async () => {
    const { history, open, storage } = setUp();
    await history.restore();
    const save = vi
      .spyOn(storage, 'save')
      .mockRejectedValue(new AppError('storage-unavailable', { reason: 'private' }));
    await open.ask('question');
    await settle();
    expect(history.value.error).toMatchObject({ code: 'storage-unavailable' });
    expect(open.value.turns).toHaveLength(1);
    save.mockRestore();
    await history.saveNow();
    expect(history.value.error).toBeNull();
    expect(stored()).toHaveLength(1);
  });
});

describe('two tabs with the same conversation', () => {
  async function twoTabs() {
    const first = await openTab();
    await first.open.ask('one');
    await settle();
    const second = await openTab();
    return { first, second };
  }

  it('show what the other has written', async () => {
    const { first, second } = await twoTabs();
    await first.open.ask('two');
    await settle();
    expect(questions(second.open.value)).toEqual(['one', 'two']);
    await second.history.rename(second.open.value.id, 'Named');
    await settle();
    expect(first.open.value.title).toBe('Named');
    expect(first.history.value.summaries).toMatchObject([{ title: 'Named' }]);
  });

  it('overwrite nothing of each other, even if neither has heard', async () => {
    const { first, second } = await twoTabs();
    vi.spyOn(second.storage, 'open').mockResolvedValue(null); // it hears, and cannot look
    await first.open.ask('two');
    await settle();
    expect(questions(second.open.value)).toEqual(['one']);
    await second.open.ask('three');
    await settle();
    expect(stored().map(questions)).toEqual([['one', 'two', 'three']]);
    expect(second.open.path.map(({ question }) => question)).toEqual(['one', 'three']);
    expect(questions(second.open.value)).toEqual(['one', 'two', 'three']);
    expect(questions(first.open.value)).toEqual(['one', 'two', 'three']);
  });

  it('wait for the end of a reply before they show it', async () => {
    const { first, second } = await twoTabs();
    let end = (): void => undefined;
    first.generate.mockImplementationOnce((_params, options) => {
      options?.onEvent?.({ text: 'half' });
      return new Promise((resolve) => (end = () => resolve(summary)));
    });
    const asked = first.open.ask('two');
    await first.history.saveNow();
    await settle();
    expect(questions(second.open.value)).toEqual(['one']);
    end();
    await asked;
    await settle();
    expect(second.open.value.turns[1]).toMatchObject({ reply: 'half', outcome: { status: 'complete' } });
  });

  it('take in what the other wrote while a reply is being written', async () => {
    const { first, second } = await twoTabs();
    let end = (): void => undefined;
    first.generate.mockImplementationOnce((_params, options) => {
      options?.onEvent?.({ text: 'half' });
      return new Promise((resolve) => (end = () => resolve(summary)));
    });
    const asked = first.open.ask('two');
    await first.history.saveNow();
    await second.open.ask('three');
    await settle();
    await first.history.saveNow();
    expect(first.open.liveReply.value).toBe('half');
    expect(questions(first.open.value)).toEqual(['one', 'two', 'three']);
    end();
    await asked;
    await settle();
    expect(stored()).toMatchObject([
      { turns: [{}, { reply: 'half' }, { question: 'three', reply: 'reply' }] },
    ]);
    expect(second.open.value.turns).toEqual(first.open.value.turns);
  });

  it('leave a conversation that the other deletes, unless they are writing it', async () => {
    const { first, second } = await twoTabs();
    const removed = await first.history.remove(first.open.value.id);
    await settle();
    expect(second.open.value.turns).toEqual([]);
    expect(second.history.value.summaries).toEqual([]);
    await first.history.putBack(removed!);
    expect(second.history.value.summaries).toHaveLength(1);
  });
});
