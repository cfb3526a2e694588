// What every engine promises, as one suite: the scripted engine and the real one both have to pass it, so that the
// double cannot drift from what it doubles.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadParams } from '../contract/load-params.ts';
import type { InferenceClient } from '../client/inference-client.ts';
import type {
  ChatMessage,
  GenerateParams,
  LoadedModel,
  LoadParams,
  LoadProgress,
  Sampling,
} from '../contract/inference-contract.ts';
import type { CompiledManifest } from '../../models/model-manifest.ts';

interface EngineUnderTest {
  client: Pick<InferenceClient, 'load' | 'generate' | 'countTokens' | 'unload'>;
  params: LoadParams;
  /** What it has to say of the model once it is loaded. */
  loaded: Pick<LoadedModel, 'modelId' | 'contextTokens' | 'canSwitchThinking'>;
  /** With which a load ends. */
  lastPhase: LoadProgress['phase'];
  /** What this engine cannot promise, whatever we do. */
  lacks?: readonly EngineLack[];
}

/** `seed`: the same seed, the same reply. `exact-length`: a reply ends at `maxTokens`, and not near it. */
type EngineLack = 'seed' | 'exact-length';

/** What web-llm, and its double, promise of a compiled model. */
export const compiledModel = (manifest: CompiledManifest): Omit<EngineUnderTest, 'client'> => ({
  params: loadParams(manifest),
  loaded: { modelId: manifest.id, contextTokens: manifest.contextTokens },
  lastPhase: 'shaders',
});

/** Shorter than the model's own, which takes longer to read than a question where a CPU plays the GPU. */
export const briefSystem: ChatMessage = { role: 'system', content: 'Be brief.' };
const question: ChatMessage = { role: 'user', content: 'Say hello to the world.' };

function request(
  sampling: Partial<Sampling> = {},
  messages: readonly ChatMessage[] = [briefSystem, question],
): GenerateParams {
  return { messages, sampling: { temperature: 0, topP: 1, maxTokens: 4, ...sampling } };
}

/**
 * @param more what one engine promises beyond the contract; it runs with a model loaded
 */
export function describeEngineContract(
  name: string,
  setUp: () => Promise<EngineUnderTest>,
  more?: (engine: () => EngineUnderTest) => void,
): void {
  describe(`${name} obeys the engine contract:`, () => {
    let client: EngineUnderTest['client'];
    let engine: EngineUnderTest;

    const generate = async (params: GenerateParams, signal?: AbortSignal) => {
      let text = '';
      const summary = await client.generate(params, { signal, onEvent: (delta) => (text += delta.text) });
      return { text, ...summary };
    };

    const expectLength = (actualTokens: number, maxTokens: number): void => {
      if (engine.lacks?.includes('exact-length')) expect(actualTokens).toBeGreaterThan(0);
      else expect(actualTokens).toBe(maxTokens);
    };

    beforeAll(async () => {
      engine = await setUp();
      ({ client } = engine);
    });
    afterAll(() => client.unload());

    it('refuses to answer or count before a model is loaded', async () => {
      await expect(client.generate(request())).rejects.toMatchObject({ code: 'model-not-loaded' });
      await expect(client.countTokens('x')).rejects.toMatchObject({ code: 'model-not-loaded' });
    });

    it('loads with phases that end with the last, and tells its context', async () => {
      const phases: LoadProgress[] = [];
      const loaded = await client.load(engine.params, { onEvent: (progress) => phases.push(progress) });
      expect(loaded).toMatchObject(engine.loaded);
      expect(phases[0]).toEqual({ phase: 'starting' });
      const last = phases.at(-1);
      expect(last).toMatchObject({ phase: engine.lastPhase });
      if (last?.phase === 'shaders') expect(last.done).toBe(last.total);
      if (last?.phase === 'weights') expect(last.loadedBytes).toBe(last.totalBytes);
    });

    it('streams text and ends with figures that add up', async () => {
      const { text, finish, usage } = await generate(request());
      expect(text.trim()).not.toBe('');
      expect(finish).toBe('length');
      expectLength(usage.completionTokens, 4);
      expect(usage.promptTokens).toBeGreaterThan(5);
      expect(usage.cachedPromptTokens).toBeLessThan(usage.promptTokens);
      expect(usage.timeToFirstTokenMs).toBeGreaterThanOrEqual(0);
      expect(usage.prefillTokensPerSecond).toBeGreaterThan(0);
      expect(usage.decodeTokensPerSecond).toBeGreaterThan(0);
    });

    it('gives the same reply for the same seed', async ({ skip }) => {
      skip(engine.lacks?.includes('seed') === true, 'this engine has no seed');
      const seeded = { temperature: 1, seed: 7, maxTokens: 3 };
      const first = await generate(request(seeded));
      const second = await generate(request(seeded));
      expect(second.text).toBe(first.text);
    });

    it('refuses a second reply while one is being written, and finishes the first', async () => {
      const first = generate(request());
      await expect(client.generate(request())).rejects.toMatchObject({ code: 'engine-busy' });
      const { usage } = await first;
      expectLength(usage.completionTokens, 4);
    });

    it('stops when asked, rejects with AbortError, and answers the next question', async () => {
      const stop = new AbortController();
      const call = client.generate(
        request({ maxTokens: 64 }, [briefSystem, { role: 'user', content: 'Count to fifty.' }]),
        {
          signal: stop.signal,
          onEvent: () => stop.abort(),
        },
      );
      await expect(call).rejects.toMatchObject({ name: 'AbortError' });
      await expect(generate(request({ maxTokens: 1 }))).resolves.toMatchObject({ finish: 'length' });
    });

    it.each([
      ['a temperature out of range', request({ temperature: -1 })],
      ['no tokens allowed', request({ maxTokens: 0 })],
      ['half a token', request({ maxTokens: 1.5 })],
      ['no question at the end', request({}, [{ role: 'assistant', content: 'hi' }])],
      ['no message at all', request({}, [])],
      ['a late system prompt', request({}, [question, { role: 'system', content: 'x' }, question])],
    ])('refuses %s with request-invalid', async (_, params) => {
      await expect(client.generate(params)).rejects.toMatchObject({ code: 'request-invalid' });
    });

    it('keeps a reply to a JSON schema', async () => {
      const jsonSchema = {
        type: 'object',
        properties: { hello: { type: 'boolean' } },
        required: ['hello'],
        additionalProperties: false,
      };
      const { text } = await generate({ ...request({ maxTokens: 32 }), jsonSchema });
      expect(typeof (JSON.parse(text) as { hello: unknown }).hello).toBe('boolean');
    });

    it('goes on where a reply was cut, as if it had not been', async () => {
      const messages: ChatMessage[] = [
        briefSystem,
        { role: 'user', content: 'Tell me about the capital of France.' },
      ];
      const whole = await generate(request({ maxTokens: 5 }, messages));
      const cut = await generate(request({ maxTokens: 2 }, messages));
      const rest = await generate({ ...request({ maxTokens: 3 }, messages), replyStart: cut.text });
      if (engine.lacks?.includes('exact-length')) {
        const [shorter, longer] = [whole.text, cut.text + rest.text].sort((a, b) => a.length - b.length);
        expect(rest.text).not.toBe('');
        expect(longer).toContain(shorter);
      } else expect(cut.text + rest.text).toBe(whole.text);
      expectLength(rest.usage.completionTokens, 3);
      expect(rest.usage.promptTokens).toBeGreaterThan(cut.usage.promptTokens);
    });

    it('refuses to go on with a reply that has to keep to a JSON schema', async () => {
      const params = { ...request(), jsonSchema: { type: 'object' }, replyStart: '{' };
      await expect(client.generate(params)).rejects.toMatchObject({ code: 'request-invalid' });
    });

    it('writes the same with and without a thought when it knows none', async ({ skip }) => {
      skip(engine.loaded.canSwitchThinking === true, 'this one thinks');
      const plain = await generate(request({ maxTokens: 2 }));
      const thoughtless = await generate({ ...request({ maxTokens: 2 }), thinking: false });
      expect(thoughtless.text).toBe(plain.text);
    });

    it('counts tokens', async () => {
      const one = await client.countTokens('hello');
      const many = await client.countTokens('hello there, wide world');
      expect(one).toBeGreaterThan(0);
      expect(many).toBeGreaterThan(one);
    });

    it('forgets the model when it is unloaded, and loads again', async () => {
      client.unload();
      await expect(client.generate(request())).rejects.toMatchObject({ code: 'model-not-loaded' });
      await client.load(engine.params);
      await expect(generate(request({ maxTokens: 1 }))).resolves.toMatchObject({ finish: 'length' });
    });

    more?.(() => engine);
  });
}
