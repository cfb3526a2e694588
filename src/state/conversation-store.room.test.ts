import { describe, expect, it, vi } from 'vitest';
import { defaultGenerationSettings } from '../conversations/generation-settings.ts';
import { newConversation } from '../conversations/new-conversation.ts';
import { endless, setUp } from './testing/conversation-store-double.ts';
import type { AskRequest } from '../conversations/ask-request.ts';

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

  it('it is on its way at once where that needs no look', async () => {
    const { store, generate } = setUp(undefined, { admit: () => true });
    generate.mockImplementationOnce(endless('half'));
    const asked = store.ask('short');
    expect(store.isAnswering).toBe(true);
    store.stop();
    await asked;
  });

  it('a second one is given back, whether the first is looked at or answered', async () => {
    let admitIt: (isAdmitted: boolean) => void = () => undefined;
    const { store, generate, kept } = setUp(undefined, {
      admit: () => new Promise((resolve) => (admitIt = resolve)),
    });
    generate.mockImplementationOnce(endless('half'));
    const asked = store.ask('first');
    await store.ask('second');
    admitIt(true);
    await vi.waitFor(() => expect(store.isAnswering).toBe(true));
    await store.ask('third');
    expect(kept).toEqual(['second', 'third']);
    store.stop();
    await asked;
    expect(store.value.turns.map(({ question }) => question)).toEqual(['first']);
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
