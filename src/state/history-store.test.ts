import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { defaultGenerationSettings } from '../conversations/generation-settings.ts';
import { ConversationStore } from './conversation-store.ts';
import { HistoryStore } from './history-store.ts';
import { Store } from './store.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type { InferenceClient } from '../inference/client/inference-client.ts';
import type { ConversationStorage } from '../storage/conversation-storage.ts';

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

let records: Map<string, Conversation>;
let values: Map<string, unknown>;

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
  const storage: ConversationStorage = {
    save: vi.fn(
      async (conversation: Conversation) => void records.set(conversation.id, structuredClone(conversation)),
    ),
    remove: async (id) => void records.delete(id),
    sizeBytes: async () => records.size * 100,
    load: async (id) => records.get(id) ?? null,
    loadMany: async (ids) => ids.map((id) => records.get(id) ?? null),
    addAll: async () => undefined,
    removeAll: async () => undefined,
    list: async () =>
      [...records.values()].map(({ id, updatedAt, turns }) => ({
        id,
        updatedAt,
        title: turns[0]?.question ?? '',
      })),
  };
  const settings = {
    read: async (key: string) => values.get(key),
    write: async (key: string, value: unknown) => void values.set(key, value),
  };
  return { open, storage, generate, history: new HistoryStore(open, storage, settings) };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  records = new Map();
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
    expect(records.size).toBe(0);
  });

  it('loses nothing when another conversation is opened right after a reply', async () => {
    const { history, open } = setUp();
    await history.restore();
    await open.ask('question');
    await open.startNew();
    await settle();
    expect([...records.values()]).toMatchObject([
      { turns: [{ reply: 'reply', outcome: { status: 'complete' } }] },
    ]);
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
    expect(records.has(id)).toBe(false);
    expect(open.value.turns).toEqual([]);
    await history.putBack(removed!);
    expect(records.has(id)).toBe(true);
    expect(history.value.summaries).toHaveLength(2);
  });

  it('says so when storage fails, and goes on without it', async () => {
    const { history, open, storage } = setUp();
    await history.restore();
    vi.mocked(storage.save).mockRejectedValue(new AppError('storage-unavailable', { reason: 'private' }));
    await open.ask('question');
    await settle();
    expect(history.value.error).toMatchObject({ code: 'storage-unavailable' });
    expect(open.value.turns).toHaveLength(1);
  });
});
