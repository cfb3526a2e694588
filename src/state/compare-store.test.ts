import { describe, expect, it, vi } from 'vitest';
import { defaultGenerationSettings } from '../conversations/generation-settings.ts';
import { AppError } from '../errors/app-error.ts';
import { CompareStore } from './compare-store.ts';
import type { SharedInference } from '../inference/client/shared-inference.ts';
import type { GenerationSummary } from '../inference/contract/inference-contract.ts';

type Generate = SharedInference['generate'];

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

const settings = { ...defaultGenerationSettings, systemPrompt: 'Be brief.', maxTokens: 99 };

function setUp() {
  const generate = vi.fn<Generate>(async ({ sampling }, options) => {
    options?.onEvent?.({ text: `at ${sampling.temperature}` });
    return summary;
  });
  const store = new CompareStore(
    {
      inference: { generate },
      onNextFrame: (callback) => callback(),
      model: () => ({ name: 'Model', host: null, systemPrompt: 'You are a model.' }),
    },
    settings,
  );
  store.changeQuestion('Why? ');
  const replies = () => store.value.ways.map(({ answer }) => answer?.turn.reply ?? null);
  return { store, generate, replies };
}

describe('a comparison', () => {
  it('begins as the conversation is, and at the other end of the temperatures', () => {
    const { store } = setUp();
    expect(store.value.ways.map((way) => way.settings)).toEqual([
      { temperature: 0.7, systemPrompt: 'Be brief.' },
      { temperature: 0, systemPrompt: 'Be brief.' },
    ]);
  });

  it('asks the same question in each way, one after the other', async () => {
    const { store, generate, replies } = setUp();
    store.changeWay(1, { systemPrompt: '' });
    const seen: (number | null)[] = [];
    store.subscribe(() => seen.push(store.value.answering));
    await store.ask();
    expect(replies()).toEqual(['at 0.7', 'at 0']);
    expect(generate.mock.calls.map(([{ messages }]) => messages.map(({ content }) => content))).toEqual([
      ['Be brief.', 'Why?'],
      ['You are a model.', 'Why?'],
    ]);
    expect(generate.mock.calls[0]?.[0].sampling).toEqual({ temperature: 0.7, topP: 0.95, maxTokens: 99 });
    expect([...new Set(seen)]).toEqual([null, 0, 1]);
    expect(store.value.answering).toBeNull();
  });

  it('has up to three ways, and never fewer than two', async () => {
    const { store, replies } = setUp();
    store.addWay();
    store.addWay();
    expect(store.value.ways).toHaveLength(3);
    await store.ask();
    store.removeWay(0);
    store.removeWay(0);
    expect(replies()).toEqual(['at 0', 'at 0']);
  });

  it('keeps what there is when it is stopped, and asks no more', async () => {
    const { store, generate, replies } = setUp();
    generate.mockImplementationOnce(
      (_params, options) =>
        new Promise((_resolve, reject) => {
          options?.onEvent?.({ text: 'half' });
          options?.signal?.addEventListener('abort', () => reject(options.signal?.reason as Error));
        }),
    );
    const asked = store.ask();
    store.stop();
    await asked;
    expect(replies()).toEqual(['half', null]);
    expect(store.value.ways[0]?.answer?.turn.outcome.status).toBe('stopped');
    await store.ask();
    expect(replies()).toEqual(['at 0.7', 'at 0']);
  });

  it('goes on after a failure, which stands in its way', async () => {
    const { store, generate, replies } = setUp();
    generate.mockRejectedValueOnce(new AppError('engine-busy', null));
    await store.ask();
    expect(store.value.ways[0]?.answer?.turn.outcome).toMatchObject({ status: 'failed' });
    expect(replies()[1]).toBe('at 0');
  });

  it('asks nothing where there is no question', async () => {
    const { store, generate } = setUp();
    store.changeQuestion('  ');
    await store.ask();
    expect(generate).not.toHaveBeenCalled();
  });

  it('becomes a conversation, with the settings as they were when it was asked', async () => {
    const { store } = setUp();
    expect(store.use(0)).toBeNull();
    await store.ask();
    store.changeWay(1, { temperature: 2 });
    const conversation = store.use(1);
    expect(conversation).toMatchObject({
      settings: { ...settings, temperature: 0 },
      turns: [{ question: 'Why?', reply: 'at 0', modelName: 'Model', parentId: null }],
    });
    expect(conversation?.leafId).toBe(conversation?.turns[0]?.id);
  });

  it('follows the conversation until somebody has asked', async () => {
    const { store } = setUp();
    store.begin({ ...settings, temperature: 0 }, 'How?');
    expect(store.value).toMatchObject({ question: 'How?', ways: [{ settings: { temperature: 0 } }, {}] });
    await store.ask();
    store.begin(settings, 'Other');
    expect(store.value.question).toBe('How?');
  });
});
