// A conversation store whose model says “Hello world”, unless a test says otherwise.
import { vi } from 'vitest';
import { defaultGenerationSettings } from '../../conversations/generation-settings.ts';
import { ConversationStore } from '../conversation-store.ts';
import { Store } from '../store.ts';
import type { AskRequest } from '../../conversations/ask-request.ts';
import type { InferenceClient } from '../../inference/client/inference-client.ts';
import type { GenerationSummary } from '../../inference/contract/inference-contract.ts';
import type { AskedModel } from '../conversation-store.ts';

export const summary: GenerationSummary = {
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

export function setUp(
  settings = new Store(defaultGenerationSettings),
  {
    model = {},
    admit,
  }: { model?: Partial<AskedModel>; admit?: (request: AskRequest) => boolean | Promise<boolean> } = {},
) {
  const generate = vi.fn<Generate>();
  /** Questions that the person got back. */
  const kept: string[] = [];
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
    keep: ({ question }) => kept.push(question),
  });
  const lastTurn = () => store.value.turns.at(-1);
  return { store, generate, lastTurn, kept };
}

/** Writes `text` and then waits until it is stopped. */
export const endless =
  (text: string): Generate =>
  (_params, options) =>
    new Promise((_resolve, reject) => {
      options?.onEvent?.({ text });
      options?.signal?.addEventListener('abort', () => {
        options.onEvent?.({ text: ' too late' });
        reject(options.signal?.reason as Error);
      });
    });
