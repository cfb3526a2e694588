// Against a double of `LanguageModel` that follows the published interface: no browser that runs our tests has a model.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { installLanguageModel } from '../../../tools/browser-model/language-model-double.ts';
import { pageThread } from '../../channel/page-thread.ts';
import { InferenceClient } from '../client/inference-client.ts';
import { describeEngineContract } from '../testing/engine-contract.ts';
import { createBrowserModelEngine } from './browser-model-engine.ts';
import type { AppError } from '../../errors/app-error.ts';
import type { ChatMessage, GenerateParams, LoadProgress } from '../contract/inference-contract.ts';
import type {
  LanguageModelLog,
  LanguageModelPlan,
} from '../../../tools/browser-model/language-model-double.ts';
import type { PromptApiScope } from './prompt-api.ts';

const params = { engine: 'browser' } as const;
const scopeOf = (languages: readonly string[]): PromptApiScope => ({
  ...(globalThis as { LanguageModel?: PromptApiScope['LanguageModel'] }),
  LanguageModel: (globalThis as unknown as Required<Pick<PromptApiScope, 'LanguageModel'>>).LanguageModel,
  navigator: { languages },
});
const startClient = (scope: PromptApiScope, onLost: (error: AppError) => void = () => undefined) =>
  new InferenceClient(() => pageThread(async (ended) => createBrowserModelEngine(scope, ended)), onLost);

for (const hasOldNames of [false, true]) {
  describeEngineContract(
    `the browser’s own model${hasOldNames ? ', in its first version,' : ''}`,
    async () => {
      installLanguageModel({ contextWindow: 2048, hasOldNames });
      return {
        client: startClient(scopeOf(['en-GB'])),
        params,
        loaded: { modelId: 'browser', contextTokens: 2048 },
        lastPhase: 'starting',
        lacks: ['seed', 'exact-length'],
      };
    },
  );
}

const sampling = { temperature: 0.7, topP: 1, maxTokens: 100 };
const user = (content: string): ChatMessage => ({ role: 'user', content });
const assistant = (content: string): ChatMessage => ({ role: 'assistant', content });
const ask = (...messages: ChatMessage[]): GenerateParams => ({ messages, sampling });

describe('the browser’s own model', () => {
  let log: LanguageModelLog;
  let client: InferenceClient;
  const onLost = vi.fn<(error: AppError) => void>();

  async function start(plan: LanguageModelPlan = {}, languages = ['en']): Promise<void> {
    log = installLanguageModel(plan);
    client = startClient(scopeOf(languages), onLost);
    await client.load(params);
  }
  const answer = async (request: GenerateParams) => {
    let text = '';
    const summary = await client.generate(request, { onEvent: (delta) => (text += delta.text) });
    return { text, ...summary };
  };

  beforeEach(() => {
    onLost.mockReset();
  });

  it('goes on in the session of a conversation that continues exactly', async () => {
    await start();
    const system: ChatMessage = { role: 'system', content: 'Be brief.' };
    const first = await answer(ask(system, user('One')));
    expect(first).toMatchObject({ text: 'You said: One', finish: 'stop' });
    expect(first.usage.cachedPromptTokens).toBe(0);
    const sessions = log.created.length;
    const second = await answer(ask(system, user('One'), assistant('You said: One'), user('Two')));
    expect(log.created).toHaveLength(sessions);
    expect(second.usage.cachedPromptTokens).toBeGreaterThan(first.usage.promptTokens);
    expect(second.usage.promptTokens).toBeGreaterThan(second.usage.cachedPromptTokens);
  });

  it.each([
    ['another past', ask(user('One'), assistant('Changed'), user('Two'))],
    [
      'a request to read all of it again',
      { ...ask(user('One'), assistant('You said: One'), user('Two')), fresh: true },
    ],
    [
      'another temperature',
      {
        ...ask(user('One'), assistant('You said: One'), user('Two')),
        sampling: { ...sampling, temperature: 0 },
      },
    ],
  ])('reads the conversation anew for %s', async (_, request) => {
    await start();
    await answer(ask(user('One')));
    const { usage } = await answer(request);
    expect(usage.cachedPromptTokens).toBe(0);
    expect(log.created.at(-1)?.initialPrompts).toEqual(request.messages.slice(0, -1));
  });

  it('keeps no more than one conversation, and none when it is unloaded', async () => {
    await start();
    await answer(ask(user('One')));
    await answer(ask(user('Two')));
    expect(log.destroyed).toBe(1);
    client.unload();
    expect(log.destroyed).toBe(log.created.length);
  });

  it('says how predictable a reply is to be, for pages may set no temperature', async () => {
    await start();
    for (const temperature of [0, 0.5, 0.7, 1.2, 2])
      await answer({ ...ask(user('One')), sampling: { ...sampling, temperature } });
    expect(log.created.slice(1).map(({ samplingMode }) => samplingMode)).toEqual([
      'most-predictable',
      'predictable',
      'balanced',
      'creative',
      'most-creative',
    ]);
  });

  it('forgets a reply that was stopped, and asks in a new session', async () => {
    await start({ stepMs: 5 });
    const stop = new AbortController();
    const stopped = client.generate(ask(user('Count to ten')), {
      signal: stop.signal,
      onEvent: () => stop.abort(),
    });
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    const before = log.created.length;
    await expect(answer(ask(user('Next')))).resolves.toMatchObject({ text: 'You said: Next' });
    expect(log.created).toHaveLength(before + 1);
    expect(onLost).not.toHaveBeenCalled();
  });

  it('cuts a reply that gets too long', async () => {
    await start();
    const request = { ...ask(user('a b c d e f g')), sampling: { ...sampling, maxTokens: 3 } };
    const { text, finish, usage } = await answer(request);
    expect(finish).toBe('length');
    expect(text).toBe('You said:');
    expect(usage.completionTokens).toBe(3);
  });

  it('tells that a conversation is too long, before the browser drops its beginning', async () => {
    await start({ contextWindow: 60 });
    const messages = [user('word '.repeat(20)), assistant('yes '.repeat(20)), user('word '.repeat(20))];
    await expect(answer(ask(...messages))).rejects.toMatchObject({
      code: 'context-overflow',
      detail: { limitTokens: 60 },
    });
    await expect(answer(ask(user('Short')))).resolves.toMatchObject({ finish: 'stop' });
  });

  it('tells of a question that is longer than what it reads at once', async () => {
    await start({ contextWindow: 60 });
    const long = [user('word '.repeat(100)), assistant('yes'), user('x')];
    await expect(answer(ask(...long))).rejects.toMatchObject({
      code: 'context-overflow',
      detail: { limitTokens: 60, promptTokens: expect.any(Number) as number },
    });
  });

  it('knows no tools and no vectors', async () => {
    await start();
    const tools = [{ name: 'f', description: '', parameters: {} }];
    await expect(answer({ ...ask(user('One')), tools })).rejects.toMatchObject({ code: 'request-invalid' });
    await expect(client.embed(['x'])).rejects.toMatchObject({ code: 'request-invalid' });
  });

  it.each([
    ['NotReadableError', 'browser-model-refused'],
    ['NotSupportedError', 'browser-model-refused'],
    ['NotAllowedError', 'browser-model-unavailable'],
    ['UnknownError', 'browser-model-failed'],
    ['InvalidStateError', 'browser-model-failed'],
    ['AbortError', 'browser-model-failed'],
  ])('says what a reply ended with (%s)', async (failReply, code) => {
    await start({ failReply });
    await expect(answer(ask(user('One two three')))).rejects.toMatchObject({ code });
    expect(onLost).toHaveBeenCalledTimes(code === 'browser-model-failed' ? 1 : 0);
  });

  describe('that the browser has to fetch', () => {
    async function load(plan: LanguageModelPlan): Promise<LoadProgress[]> {
      log = installLanguageModel(plan);
      client = startClient(scopeOf(['en']), onLost);
      const phases: LoadProgress[] = [];
      await client.load(params, { onEvent: (progress) => phases.push(progress) });
      return phases;
    }

    it.each(['downloadable', 'downloading'] as const)('shows how far it is (%s)', async (availability) => {
      expect(await load({ availability })).toEqual([
        { phase: 'starting' },
        ...[0, 0.25, 0.5, 1].map((share) => ({ phase: 'fetching', share })),
      ]);
      await expect(answer(ask(user('One')))).resolves.toMatchObject({ text: 'You said: One' });
    });

    it('asks for a click where the browser wants one', async () => {
      const plan = { availability: 'downloadable', isActivated: false } as const;
      await expect(load(plan)).rejects.toMatchObject({ code: 'browser-model-needs-click' });
      log.plan.isActivated = true;
      await expect(client.load(params)).resolves.toMatchObject({ modelId: 'browser' });
    });

    it('can be cancelled', async () => {
      log = installLanguageModel({ availability: 'downloadable', stepMs: 20 });
      client = startClient(scopeOf(['en']), onLost);
      const cancel = new AbortController();
      const loading = client.load(params, { signal: cancel.signal, onEvent: () => cancel.abort() });
      await expect(loading).rejects.toMatchObject({ name: 'AbortError' });
      await new Promise((resolve) => setTimeout(resolve, 120));
      expect(log.created.length - log.destroyed).toBe(0);
    });

    it.each([
      ['NetworkError', 'download-failed'],
      ['OperationError', 'browser-model-failed'],
    ])('says what went wrong (%s)', async (failCreate, code) => {
      await expect(load({ availability: 'downloadable', failCreate })).rejects.toMatchObject({ code });
    });
  });

  it.each([
    ['there is none', { availability: 'unavailable' }],
    ['it knows none of the languages and not even English', { languages: [], availability: 'unavailable' }],
  ] as const)('is unavailable where %s', async (_, plan) => {
    await expect(start({ ...plan, languages: [] })).rejects.toMatchObject({
      code: 'browser-model-unavailable',
    });
  });

  it('is unavailable in a browser that knows no such thing', async () => {
    client = startClient({ navigator: { languages: [] } });
    await expect(client.load(params)).rejects.toMatchObject({ code: 'browser-model-unavailable' });
  });

  it('does without the visitor’s language where it knows only others', async () => {
    await start({ languages: ['en'] }, ['cy-GB', 'en']);
    await expect(answer(ask(user('One')))).resolves.toMatchObject({ finish: 'stop' });
  });
});
