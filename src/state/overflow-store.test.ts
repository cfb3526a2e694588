import { beforeEach, describe, expect, it, vi } from 'vitest';
import { countContext } from '../conversations/context-count.ts';
import { defaultGenerationSettings } from '../conversations/generation-settings.ts';
import { complete, conversationWith } from '../conversations/testing/sample-conversation.ts';
import { AppError } from '../errors/app-error.ts';
import { ConversationStore } from './conversation-store.ts';
import { OverflowStore } from './overflow-store.ts';
import { Store } from './store.ts';
import type { AskRequest, Question } from '../conversations/ask-request.ts';
import type { ReplyOutcome } from '../conversations/conversation.ts';
import type { SharedInference } from '../inference/client/shared-inference.ts';
import type { GenerationSummary } from '../inference/contract/inference-contract.ts';
import type { UnsentQuestion } from './overflow-store.ts';

type Generate = SharedInference['generate'];

const contextTokens = 1000;
const summaryOf = (promptTokens: number, finish: 'stop' | 'length' = 'stop'): GenerationSummary => ({
  finish,
  usage: {
    promptTokens,
    cachedPromptTokens: 0,
    completionTokens: 1,
    timeToFirstTokenMs: 1,
    prefillTokensPerSecond: 1,
    decodeTokensPerSecond: 1,
  },
});
/** As many tokens as words. */
const text = (words: number): string => 'word '.repeat(words).trim();
const writes =
  (reply: string): Generate =>
  async (_params, options) => {
    options?.onEvent?.({ text: reply });
    return summaryOf(9);
  };

class Draft extends Store<string> implements UnsentQuestion {
  is = ({ question }: Question): boolean => question === this.value;
  keep = ({ question }: Question): void => this.update(() => question);
  drop = ({ question }: Question): void => this.update((draft) => (draft === question ? '' : draft));
}

function measure(request: AskRequest) {
  const tokensOf = (content: string): number => content.split(/\s+/).filter((word) => word !== '').length;
  return countContext(request, { name: 'Model', contextTokens }, { tokensOf, kind: 'exact' });
}

function setUp() {
  const generate = vi.fn<Generate>(writes('short reply'));
  const draft = new Draft('');
  const choice = new Store({ card: { id: 'one' } });
  const conversation: ConversationStore = new ConversationStore({
    inference: { generate },
    settings: new Store({ ...defaultGenerationSettings, systemPrompt: 'Be brief.' }),
    onNextFrame: (callback) => callback(),
    admit: (request) => overflow.admit(request),
  });
  const context = {
    surelyFits: () => false,
    measure: async (request: AskRequest) => measure(request),
    contextTokens,
  };
  const overflow: OverflowStore = new OverflowStore({ context, conversation, generate, choice, draft });
  const sent = (call: number) => generate.mock.calls[call]?.[0].messages.map(({ content }) => content);
  return { overflow, conversation, generate, draft, choice, sent };
}

/** Three turns of 300 tokens: another question of 100 has no room. */
async function setUpFull() {
  const all = setUp();
  const turn: [string, ReplyOutcome] = [text(287), complete];
  await all.conversation.open(conversationWith(turn, turn, turn));
  return all;
}

const question = text(100);
let all: Awaited<ReturnType<typeof setUpFull>>;

describe('a question that does not fit', () => {
  beforeEach(async () => {
    all = await setUpFull();
    await all.conversation.ask(question);
  });

  it('is not sent, and is back where it was written', () => {
    expect(all.generate).not.toHaveBeenCalled();
    expect(all.draft.value).toBe(question);
    expect(all.conversation.value.turns).toHaveLength(3);
    expect(all.overflow.value).toMatchObject({
      cause: 'question',
      plan: { leaveOut: { turns: 1 }, canStartFresh: true, excessTokens: 0 },
    });
  });

  it('goes without the oldest turns, and they can be had back', async () => {
    const left = all.overflow.leaveOut();
    await vi.waitFor(() => expect(all.conversation.isAnswering).toBe(false));
    expect(left?.turns).toBe(1);
    expect(all.sent(0)).toHaveLength(6);
    expect(all.sent(0)?.at(-1)).toBe(question);
    expect(all.draft.value).toBe('');
    expect(all.overflow.value).toBeNull();
    left?.undo();
    expect(all.conversation.value.forgotten).toBeNull();
  });

  it('leaves other conversations as they are when that is taken back later', async () => {
    const left = all.overflow.leaveOut();
    await vi.waitFor(() => expect(all.conversation.isAnswering).toBe(false));
    const forgotten = { throughId: 'x', summary: null };
    await all.conversation.open({ ...conversationWith(), forgotten });
    left?.undo();
    expect(all.conversation.value.forgotten).toEqual(forgotten);
  });

  it('goes with a summary in place of the oldest turns', async () => {
    all.generate.mockImplementationOnce(writes('They met.'));
    all.generate.mockImplementationOnce(writes('<think>Hm.</think> They met and talked.'));
    await all.overflow.summarise();
    expect(all.sent(0)?.at(-1)).toContain('question 0');
    expect(all.sent(1)?.at(-1)).toMatch(/They met\.[^]*question 1/);
    expect(all.sent(2)?.[0]).toBe('Be brief.\n\nSummary of the conversation so far:\nThey met and talked.');
    expect(all.sent(2)).toHaveLength(4);
    expect(all.sent(2)?.at(-1)).toBe(question);
    expect(all.conversation.value.forgotten).toEqual({ throughId: '1', summary: 'They met and talked.' });
  });

  it('goes into a new conversation that knows a summary', async () => {
    const before = all.conversation.value;
    all.generate.mockImplementation(writes('They met.'));
    await all.overflow.startFresh();
    expect(all.conversation.value.id).not.toBe(before.id);
    expect(all.conversation.value).toMatchObject({ background: 'They met.', settings: before.settings });
    expect(all.generate.mock.calls.at(-1)?.[0].messages).toEqual([
      { role: 'system', content: 'Be brief.\n\nSummary of the conversation so far:\nThey met.' },
      { role: 'user', content: question },
    ]);
    expect(all.draft.value).toBe('');
  });

  it('waits when the summary fails, and nothing has changed', async () => {
    all.generate.mockRejectedValueOnce(new AppError('device-lost', { reason: 'x' }));
    await all.overflow.summarise();
    expect(all.overflow.value).toMatchObject({ progress: null, failure: { code: 'device-lost' } });
    expect(all.conversation.value).toMatchObject({ forgotten: null, turns: { length: 3 } });
    expect(all.draft.value).toBe(question);
  });

  it('waits when the model writes no summary', async () => {
    all.generate.mockImplementationOnce(writes(' '));
    await all.overflow.startFresh();
    expect(all.overflow.value?.failure).toBe('no-summary');
    expect(all.conversation.value.turns).toHaveLength(3);
  });

  it('waits when the summary is cancelled', async () => {
    all.generate.mockImplementationOnce(
      (_params, options) =>
        new Promise((_resolve, reject) => {
          options?.signal?.addEventListener('abort', () => reject(options.signal?.reason as Error));
        }),
    );
    const done = all.overflow.summarise();
    expect(all.overflow.value?.progress).toEqual({ done: 0, of: 2 });
    all.overflow.cancel();
    await done;
    expect(all.overflow.value).toMatchObject({ progress: null, failure: null });
    expect(all.draft.value).toBe(question);
  });

  it('is another one once it is changed, and is looked at anew', async () => {
    all.draft.update(() => 'short');
    expect(all.overflow.value).toBeNull();
    await all.conversation.ask('short');
    expect(all.generate).toHaveBeenCalledOnce();
  });

  it('may be sent all the same, for those who know better', async () => {
    await all.overflow.sendAnyway();
    expect(all.sent(0)).toHaveLength(8);
    expect(all.draft.value).toBe('');
  });

  it('waits no longer when another conversation is opened or another model is chosen', async () => {
    all.choice.update((same) => ({ ...same }));
    expect(all.overflow.value).not.toBeNull();
    all.choice.update(() => ({ card: { id: 'other' } }));
    expect(all.overflow.value).toBeNull();
    await all.conversation.ask(question);
    await all.conversation.startNew();
    expect(all.overflow.value).toBeNull();
  });
});

it('an edited question that does not fit goes back to the person when they leave it', async () => {
  const { overflow, conversation, draft } = await setUpFull();
  await conversation.edit('2', text(500));
  expect(overflow.value?.request.kind).toBe('edit');
  expect(draft.value).toBe('');
  overflow.takeBack();
  expect(draft.value).toBe(text(500));
});

it('an edited question goes to its place once there is room', async () => {
  const { overflow, conversation } = await setUpFull();
  await conversation.edit('2', text(500));
  overflow.leaveOut();
  await vi.waitFor(() => expect(conversation.isAnswering).toBe(false));
  expect(conversation.value.turns.at(-1)).toMatchObject({ parentId: '1', question: text(500) });
});

it('a question that is too long alone says by how much', async () => {
  const { overflow, conversation } = setUp();
  await conversation.ask(text(990));
  expect(overflow.value?.plan).toMatchObject({ leaveOut: null, summarise: null, canStartFresh: false });
  expect(overflow.value?.plan.excessTokens).toBe(990 + 2 + 5 + 5 + 4 + 64 - contextTokens);
});

describe('a reply that has no room', () => {
  it('leads to the choices when the model could not read the question, with what it said', async () => {
    const { overflow, conversation, generate, sent } = await setUpFull();
    generate.mockRejectedValueOnce(new AppError('context-overflow', { limitTokens: 500, promptTokens: 940 }));
    await conversation.ask('next');
    await vi.waitFor(() => expect(overflow.value?.cause).toBe('question'));
    expect(overflow.value?.count).toMatchObject({ contextTokens: 500, usedTokens: 940 });
    overflow.leaveOut();
    await vi.waitFor(() => expect(sent(1)).toHaveLength(4));
    await vi.waitFor(() => expect(conversation.isAnswering).toBe(false));
    expect(conversation.path).toHaveLength(4);
    expect(conversation.path.at(-1)).toMatchObject({ question: 'next', outcome: { status: 'complete' } });
  });

  it('leads to the choices when it filled the context, and goes on where it ended', async () => {
    const { overflow, conversation, generate } = setUp();
    await conversation.ask('first');
    generate.mockImplementationOnce(async (_params, options) => {
      options?.onEvent?.({ text: 'half' });
      return summaryOf(contextTokens - 2, 'length');
    });
    await conversation.ask('second');
    await vi.waitFor(() =>
      expect(overflow.value).toMatchObject({ cause: 'reply', request: { kind: 'resume' } }),
    );
    overflow.leaveOut();
    await vi.waitFor(() => expect(generate).toHaveBeenCalledTimes(3));
    expect(generate.mock.calls[2]?.[0]).toMatchObject({ replyStart: 'half' });
  });

  it('is not meant when the reply reached the length that the person allows', async () => {
    const { overflow, conversation, generate } = setUp();
    generate.mockImplementationOnce(async () => summaryOf(100, 'length'));
    await conversation.ask('first');
    await new Promise((resolve) => setTimeout(resolve));
    expect(overflow.value).toBeNull();
  });
});
