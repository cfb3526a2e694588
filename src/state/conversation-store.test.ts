import { describe, expect, it } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { defaultGenerationSettings } from '../conversations/generation-settings.ts';
import { addTurn, setReply } from '../conversations/edit-turns.ts';
import { newConversation } from '../conversations/new-conversation.ts';
import { Store } from './store.ts';
import { endless, setUp, summary } from './testing/conversation-store-double.ts';

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
