import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { conversationWith, complete } from '../conversations/testing/sample-conversation.ts';
import { starterCard } from '../models/starter-model.ts';
import { ContextStore } from './context-store.ts';
import { Store } from './store.ts';
import type { AskRequest, Question } from '../conversations/ask-request.ts';
import type { Conversation, Turn } from '../conversations/conversation.ts';
import type { ModelChoice } from '../models/model-choice.ts';
import type { ModelState } from './model-state.ts';

const here = { card: { ...starterCard, id: 'tiny' }, elsewhere: null } as ModelChoice;
const server = { engine: 'endpoint' } as ModelChoice['elsewhere'];
const ready: ModelState = { status: 'ready', contextTokens: 2048, device: 'test' };
const words = (text: string): number => text.split(/\s+/).length;

class ModelDouble extends Store<ModelState> {
  readonly choice = new Store(here);
  readonly countTokens = vi.fn(async (text: string) => words(text));
}

class ConversationDouble extends Store<Conversation> {
  isAnswering = false;

  get path(): readonly Turn[] {
    return this.value.turns;
  }
}

function setUp(conversation = conversationWith(['two words', complete])) {
  const model = new ModelDouble(ready);
  const draft = new Store<Question>({ question: '' });
  const open = new ConversationDouble(conversation);
  const store = new ContextStore({
    model,
    conversation: open,
    draft,
    readDraft: () => draft.value,
  });
  const ask = (question: string): AskRequest => ({
    kind: 'ask',
    turnId: null,
    question: { question },
    conversation: open.value,
    path: open.value.turns,
    replyStart: '',
  });
  return { store, model, draft, open, ask };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(300);

describe('the context', () => {
  it('is counted with the tokenizer of the model, each text once', async () => {
    const { store, model, open } = setUp();
    await settle();
    // Two words each: system prompt, question, reply; nothing yet in the next question; and the frame of ChatML.
    expect(store.value).toMatchObject({
      usedTokens: 6 + 5 + 5 + 6 + 5 + 4,
      contextTokens: 2048,
      isExact: true,
    });
    expect(model.countTokens).toHaveBeenCalledTimes(3);
    open.update((conversation) => ({ ...conversation, title: 'Named' }));
    await settle();
    expect(model.countTokens).toHaveBeenCalledTimes(3);
  });

  it('counts what the model’s maker would have it told where the conversation has no words of its own', async () => {
    const { settings, ...rest } = conversationWith();
    const { store, model } = setUp({ ...rest, settings: { ...settings, systemPrompt: '' } });
    await settle();
    expect(model.countTokens).toHaveBeenCalledWith(starterCard.systemPrompt);
    expect(store.value?.messages[0]).toMatchObject({ role: 'system', content: starterCard.systemPrompt });
  });

  it('counts the draft once nobody types', async () => {
    const { store, model, draft } = setUp();
    await settle();
    const before = store.value?.usedTokens ?? 0;
    draft.update(() => ({ question: 'three more' }));
    await vi.advanceTimersByTimeAsync(200);
    draft.update(() => ({ question: 'three more words' }));
    await vi.advanceTimersByTimeAsync(200);
    expect(store.value?.usedTokens).toBe(before);
    await settle();
    expect(store.value?.usedTokens).toBe(before + 3);
    expect(model.countTokens.mock.calls.map(([text]) => text)).not.toContain('three more');
  });

  it('counts nothing while a reply is written, and what it is after', async () => {
    const { store, model, open } = setUp(conversationWith());
    await settle();
    open.isAnswering = true;
    open.update(() => conversationWith(['a longer reply', complete]));
    await settle();
    expect(model.countTokens).toHaveBeenCalledTimes(1);
    open.isAnswering = false;
    open.update((conversation) => ({ ...conversation }));
    await settle();
    expect(store.value?.messages).toHaveLength(4);
  });

  it('is nothing while no model is ready', async () => {
    const { store, model, ask } = setUp();
    model.update(() => ({ status: 'checking' }));
    await settle();
    expect(store.value).toBeNull();
    expect(await store.measure(ask('What?'))).toBeNull();
    expect(model.countTokens).not.toHaveBeenCalled();
  });

  it('sends a server nothing to count, and estimates', async () => {
    const { store, model } = setUp();
    model.choice.update((choice) => ({ ...choice, elsewhere: server }));
    await settle();
    expect(store.value?.isExact).toBe(false);
    expect(model.countTokens).not.toHaveBeenCalled();
  });

  it('wakes no model that rests, and estimates what it does not know', async () => {
    const { store, model, draft } = setUp();
    await settle();
    model.update(() => ({ ...ready, isResting: true }));
    draft.update(() => ({ question: 'not counted yet' }));
    await settle();
    expect(store.value?.isExact).toBe(false);
    expect(model.countTokens).toHaveBeenCalledTimes(3);
  });

  it('counts anew for another model', async () => {
    const { model } = setUp();
    await settle();
    model.choice.update((choice) => ({ ...choice, card: { ...choice.card, id: 'other' } }));
    await settle();
    expect(model.countTokens).toHaveBeenCalledTimes(6);
  });

  it('estimates where the engine cannot count', async () => {
    const { store, model } = setUp();
    model.countTokens.mockRejectedValue(new Error('busy'));
    await settle();
    expect(store.value?.isExact).toBe(false);
  });
});

describe('a question that is about to be sent', () => {
  it('is not counted where it fits in any case', async () => {
    const { store, model, ask } = setUp();
    await settle();
    model.countTokens.mockClear();
    expect(store.surelyFits(ask('What is it?'))).toBe(true);
    expect(store.surelyFits(ask('word '.repeat(500)))).toBe(false);
    expect(model.countTokens).not.toHaveBeenCalled();
  });

  it('is counted where it might not', async () => {
    const { store, ask } = setUp();
    await settle();
    const long = 'word '.repeat(2000).trim();
    expect(await store.measure(ask(long))).toMatchObject({ isExact: true, usedTokens: 2000 + 6 + 25 });
  });

  it('does not wait long for the count', async () => {
    const { store, model, ask } = setUp();
    await settle();
    model.countTokens.mockReturnValue(new Promise(() => undefined));
    const measured = store.measure(ask('word '.repeat(2000)));
    await vi.advanceTimersByTimeAsync(1500);
    expect(await measured).toMatchObject({ isExact: false });
  });
});
