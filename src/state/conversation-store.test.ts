import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { defaultGenerationSettings } from '../conversations/generation-settings.ts';
import { addTurn, setReply } from '../conversations/edit-turns.ts';
import { newConversation } from '../conversations/new-conversation.ts';
import { ConversationStore } from './conversation-store.ts';
import { Store } from './store.ts';
import type { AskRequest } from '../conversations/ask-request.ts';
import type { InferenceClient } from '../inference/client/inference-client.ts';
import type { AskedModel } from './conversation-store.ts';
import type { GenerationSummary } from '../inference/contract/inference-contract.ts';

const summary: GenerationSummary = {
  finish: 'stop',
  usage: {
    promptTokens: 9,
    cachedPromptTokens: 0,
    completionTokens: 2,
    timeToFirstTokenMs: 30,
    prefillTokensPerSecond: 6,
    decodeTokensPerSecond: 2,
  },
};

type Generate = InferenceClient['generate'];

function setUp(
  settings = new Store(defaultGenerationSettings),
  {
    model = {},
    admit,
  }: { model?: Partial<AskedModel>; admit?: (request: AskRequest) => Promise<boolean> } = {},
) {
  const generate = vi.fn<Generate>();
  generate.mockImplementation(async (_params, options) => {
    options?.onEvent?.({ text: 'Hello' });
    options?.onEvent?.({ text: ' world' });
    return summary;
  });
  const store = new ConversationStore({
    inference: { generate },
    settings,
    model: () => ({ name: 'Model', host: null, systemPrompt: 'Be kind.', ...model }),
    onNextFrame: (callback) => callback(),
    ...(admit && { admit }),
  });
  const lastTurn = () => store.value.turns.at(-1);
  return { store, generate, lastTurn };
}

/** Writes `text` and then waits until it is stopped. */
const endless =
  (text: string): Generate =>
  (_params, options) =>
    new Promise((_resolve, reject) => {
      options?.onEvent?.({ text });
      options?.signal?.addEventListener('abort', () => {
        options.onEvent?.({ text: ' too late' });
        reject(options.signal?.reason as Error);
      });
    });

describe('a conversation', () => {
  it('writes the reply into a new turn, with its figures', async () => {
    const { store, lastTurn } = setUp();
    await store.ask('Say hello');
    expect(lastTurn()).toMatchObject({
      question: 'Say hello',
      reply: 'Hello world',
      outcome: { status: 'complete', truncated: false, figures: { completionTokens: 2 } },
    });
    expect(store.liveReply.value).toBeNull();
  });

  it('shows the text while it is written', async () => {
    const { store } = setUp();
    const seen: (string | null)[] = [];
    store.liveReply.subscribe(() => seen.push(store.liveReply.value));
    await store.ask('Say hello');
    expect(seen).toEqual(['', 'Hello', 'Hello world', null]);
  });

  it('takes a second question only after the first reply', async () => {
    const { store, generate } = setUp();
    await Promise.all([store.ask('one'), store.ask('two')]);
    expect(generate).toHaveBeenCalledOnce();
  });

  it('sends what was said before', async () => {
    const { store, generate } = setUp();
    await store.ask('one');
    await store.ask('two');
    expect(generate.mock.calls[1]?.[0].messages.map(({ content }) => content).slice(1)).toEqual([
      'one',
      'Hello world',
      'two',
    ]);
  });

  it('keeps what was on the screen when it is stopped', async () => {
    const { store, generate, lastTurn } = setUp();
    generate.mockImplementationOnce(endless('half'));
    const asked = store.ask('long');
    store.stop();
    await asked;
    expect(lastTurn()).toMatchObject({ reply: 'half', outcome: { status: 'stopped' } });
  });

  it('keeps text and facts of a failure apart', async () => {
    const { store, generate, lastTurn } = setUp();
    generate.mockImplementationOnce(async (_params, options) => {
      options?.onEvent?.({ text: 'half' });
      throw new AppError('device-lost', { reason: 'x' });
    });
    await store.ask('long');
    expect(lastTurn()).toMatchObject({
      reply: 'half',
      outcome: { status: 'failed', error: { code: 'device-lost', detail: { reason: 'x' } } },
    });
  });

  it('asks a failed question again in its place, and keeps the text that there is on another branch', async () => {
    const { store, generate } = setUp();
    generate.mockRejectedValueOnce(new AppError('engine-busy', null));
    await store.ask('one');
    await store.retry(store.value.turns[0]!.id);
    expect(store.value.turns.map(({ reply }) => reply)).toEqual(['Hello world']);
    generate.mockImplementationOnce(async (_params, options) => {
      options?.onEvent?.({ text: 'half' });
      throw new AppError('engine-busy', null);
    });
    await store.ask('two');
    await store.retry(store.value.turns[1]!.id);
    expect(store.value.turns.map(({ reply }) => reply)).toEqual(['Hello world', 'half', 'Hello world']);
    expect(store.path.map(({ reply }) => reply)).toEqual(['Hello world', 'Hello world']);
  });

  it('edits a question on a branch of its own, and shows either', async () => {
    const { store, generate } = setUp();
    await store.ask('one');
    const [first] = store.value.turns;
    await store.ask('two');
    await store.edit(first!.id, 'one, better');
    expect(store.path.map(({ question }) => question)).toEqual(['one, better']);
    expect(generate.mock.lastCall?.[0].messages.map(({ content }) => content).slice(1)).toEqual([
      'one, better',
    ]);
    store.showBranch(first!.id);
    expect(store.path.map(({ question }) => question)).toEqual(['one', 'two']);
  });

  it('goes on with a reply where it ended', async () => {
    const { store, generate, lastTurn } = setUp();
    generate.mockImplementationOnce(endless('Hello'));
    const asked = store.ask('Say hello');
    store.stop();
    await asked;
    generate.mockImplementationOnce(async (_params, options) => {
      options?.onEvent?.({ text: ' world' });
      return summary;
    });
    await store.resume(lastTurn()!.id);
    expect(generate.mock.lastCall?.[0]).toMatchObject({ replyStart: 'Hello' });
    expect(store.value.turns).toMatchObject([{ reply: 'Hello world', outcome: { status: 'complete' } }]);
  });

  it('removes a turn and takes that back', async () => {
    const { store } = setUp();
    await store.ask('one');
    await store.ask('two');
    const before = store.removeTurn(store.value.turns[0]!.id);
    expect(store.path.map(({ question }) => question)).toEqual(['two']);
    store.putBack(before!);
    expect(store.path.map(({ question }) => question)).toEqual(['one', 'two']);
  });

  it('takes a removal back without losing what was asked meanwhile', async () => {
    const { store } = setUp();
    await store.ask('one');
    await store.ask('two');
    const before = store.removeTurn(store.value.turns[0]!.id);
    await store.ask('three');
    store.putBack(before!);
    expect(store.path.map(({ question }) => question)).toEqual(['one', 'two', 'three']);
  });

  it('follows the settings until it has begun, and keeps its own from then on', async () => {
    const settings = new Store(defaultGenerationSettings);
    const { store } = setUp(settings);
    settings.update((value) => ({ ...value, temperature: 0 }));
    expect(store.value.settings.temperature).toBe(0);
    await store.ask('one');
    settings.update((value) => ({ ...value, temperature: 1 }));
    expect(store.value.settings.temperature).toBe(0);
  });

  it('says how long a model thought', async () => {
    const { store, generate, lastTurn } = setUp();
    generate.mockImplementationOnce(async (_params, options) => {
      options?.onEvent?.({ text: '<think>Hm.' });
      options?.onEvent?.({ text: '</think>Yes.' });
      return summary;
    });
    await store.ask('Sure?');
    expect(lastTurn()?.thinkingMs).toBeTypeOf('number');
  });

  it('keeps how long it thought when the reply is gone on with', async () => {
    const { store, generate, lastTurn } = setUp();
    generate.mockImplementationOnce(endless('<think>Hm.</think>Half'));
    const asked = store.ask('Sure?');
    store.stop();
    await asked;
    const before = lastTurn()?.thinkingMs;
    store.update((value) => ({
      ...value,
      turns: value.turns.map((turn) => ({ ...turn, thinkingMs: 4000 })),
    }));
    await store.resume(lastTurn()!.id);
    expect(before).toBeTypeOf('number');
    expect(lastTurn()?.thinkingMs).toBe(4000);
  });

  it('leaves the reply with its own conversation when another is opened', async () => {
    const { store, generate } = setUp();
    generate.mockImplementationOnce(endless('half'));
    const first = store.value.id;
    const saved: [string, string | undefined][] = [];
    store.subscribe(() => saved.push([store.value.id, store.value.turns.at(-1)?.reply]));
    const asked = store.ask('long');
    await store.open(newConversation(defaultGenerationSettings));
    await asked;
    expect(saved).toContainEqual([first, 'half']);
    expect(store.value.turns).toEqual([]);
  });

  it('settles what was half-written when it is opened', async () => {
    const { store } = setUp();
    const asked = addTurn(newConversation(defaultGenerationSettings), {
      id: 'x',
      parentId: null,
      question: 'q',
    });
    await store.open(setReply(asked, 'x', 'half', { status: 'answering' }));
    expect(store.value.turns[0]?.outcome).toEqual({ status: 'interrupted' });
  });
});

describe('before a question is sent', () => {
  const gate = () => vi.fn<(request: AskRequest) => Promise<boolean>>(async () => true);

  it('whoever looks after the context is asked, and knows what is sent with it', async () => {
    const admit = gate();
    const { store } = setUp(undefined, { admit });
    await store.ask('one', { attachments: [{ name: 'a.txt', text: 'A' }] });
    const [turn] = store.value.turns;
    await store.ask('two');
    await store.retry(store.value.leafId!);
    await store.edit(turn!.id, 'other');
    expect(
      admit.mock.calls.map(([{ kind, question, path }]) => [kind, question.question, path.length]),
    ).toEqual([
      ['ask', 'one', 0],
      ['ask', 'two', 1],
      ['retry', 'two', 1],
      ['edit', 'other', 0],
    ]);
    expect(admit.mock.calls[0]?.[0].question.attachments).toHaveLength(1);
  });

  it('nothing happens when it may not be sent', async () => {
    const admit = gate();
    admit.mockResolvedValue(false);
    const { store, generate } = setUp(undefined, { admit });
    await store.ask('too long');
    expect(store.value.turns).toEqual([]);
    expect(generate).not.toHaveBeenCalled();
  });

  it('a conversation that is opened meanwhile does not get it', async () => {
    let admitIt: (isAdmitted: boolean) => void = () => undefined;
    const { store, generate } = setUp(undefined, {
      admit: () => new Promise((resolve) => (admitIt = resolve)),
    });
    generate.mockImplementationOnce(endless('half'));
    const asked = store.ask('long');
    const opened = store.open(newConversation(defaultGenerationSettings));
    admitIt(true);
    await Promise.all([asked, opened]);
    expect(generate).toHaveBeenCalledOnce();
    expect(store.value.turns).toEqual([]);
  });
});

it('forgets what is not to be sent any more, and remembers it again', async () => {
  const { store, generate } = setUp();
  await store.ask('one');
  store.forget({ throughId: store.value.leafId!, summary: null });
  await store.ask('two');
  store.forget(null);
  await store.ask('three');
  expect(generate.mock.calls.map(([{ messages }]) => messages.length)).toEqual([2, 2, 6]);
});
