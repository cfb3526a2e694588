import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { defaultGenerationSettings } from '../conversations/generation-settings.ts';
import { ConversationStore } from './conversation-store.ts';
import { Store } from './store.ts';
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

function setUp(settings = new Store(defaultGenerationSettings), model: Partial<AskedModel> = {}) {
  const generate = vi.fn<InferenceClient['generate']>();
  generate.mockImplementation(async (_params, options) => {
    options?.onEvent?.({ text: 'Hello' });
    return summary;
  });
  const store = new ConversationStore({
    inference: { generate },
    settings,
    model: () => ({ name: 'Model', host: null, systemPrompt: 'Be kind.', ...model }),
    onNextFrame: (callback) => callback(),
  });
  return { store, generate, lastTurn: () => store.value.turns.at(-1) };
}

describe('how the replies of a conversation are made', () => {
  it('sends how replies are made, and nothing that nobody chose', async () => {
    const { store, generate } = setUp();
    await store.ask('one');
    expect(generate.mock.lastCall?.[0].sampling).toEqual({ temperature: 0.7, topP: 0.95, maxTokens: 512 });
    store.changeSettings({ ...store.value.settings, seed: 7, presencePenalty: 0.5, frequencyPenalty: -0.5 });
    await store.ask('two');
    expect(generate.mock.lastCall?.[0].sampling).toEqual({
      temperature: 0.7,
      topP: 0.95,
      maxTokens: 512,
      seed: 7,
      presencePenalty: 0.5,
      frequencyPenalty: -0.5,
    });
  });

  it('sends the words of the model’s maker unless it has its own', async () => {
    const { store, generate } = setUp();
    const system = () => generate.mock.lastCall?.[0].messages.find(({ role }) => role === 'system')?.content;
    await store.ask('one');
    expect(system()).toBe('Be kind.');
    store.changeSettings({ ...store.value.settings, systemPrompt: 'Be brief.' });
    await store.ask('two');
    expect(system()).toBe('Be brief.');
  });

  it('sends no system prompt where neither has one', async () => {
    const { store, generate } = setUp(undefined, { systemPrompt: undefined });
    await store.ask('one');
    expect(generate.mock.lastCall?.[0].messages).toEqual([{ role: 'user', content: 'one' }]);
  });

  it('says whether to think only to a model that can be told', async () => {
    const off = new Store({ ...defaultGenerationSettings, thinking: 'off' as const });
    const known = setUp(off, { thinks: true });
    await known.store.ask('Sure?');
    expect(known.generate.mock.lastCall?.[0].thinking).toBe(false);
    const unknown = setUp(off);
    await unknown.store.ask('Sure?');
    expect(unknown.generate.mock.lastCall?.[0]).not.toHaveProperty('thinking');
    unknown.generate.mockImplementationOnce(async (_params, options) => {
      options?.onEvent?.({ text: '<think>Hm.</think>Yes.' });
      return summary;
    });
    await unknown.store.ask('Really?');
    expect(unknown.store.canThink).toBe(true);
    await unknown.store.ask('Sure?');
    expect(unknown.generate.mock.lastCall?.[0].thinking).toBe(false);
    expect(setUp(off, { thinks: false }).store.canThink).toBe(false);
  });

  it('asks for JSON until that is turned off, and for an old question as it was asked', async () => {
    const { store, generate } = setUp();
    const jsonSchema = { type: 'object' };
    store.changeJsonSchema(jsonSchema);
    await store.ask('one');
    expect(generate.mock.lastCall?.[0].jsonSchema).toBe(jsonSchema);
    store.changeJsonSchema(null);
    expect(store.value).not.toHaveProperty('jsonSchema');
    await store.ask('two');
    expect(generate.mock.lastCall?.[0]).not.toHaveProperty('jsonSchema');
    await store.retry(store.value.turns[0]!.id);
    expect(generate.mock.lastCall?.[0].jsonSchema).toBe(jsonSchema);
  });

  it('asks again with the schema of now where the one before was refused', async () => {
    const { store, generate, lastTurn } = setUp();
    store.changeJsonSchema({ type: 'strng' });
    generate.mockRejectedValueOnce(new AppError('request-invalid', { reason: 'unknown type' }));
    await store.ask('one');
    expect(lastTurn()?.outcome).toEqual({
      status: 'failed',
      error: { code: 'schema-refused', detail: { reason: 'unknown type' } },
    });
    store.changeJsonSchema({ type: 'string' });
    await store.retry(lastTurn()!.id);
    expect(generate.mock.lastCall?.[0].jsonSchema).toEqual({ type: 'string' });
    expect(store.path).toMatchObject([{ jsonSchema: { type: 'string' }, outcome: { status: 'complete' } }]);
  });
});
