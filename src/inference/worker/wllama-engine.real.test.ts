// The CPU engine with the starter model's weights: the same suite as every engine's, and what we rely on wllama for.
import { describe, expect, it, vi } from 'vitest';
import cpuUrl from '../../../workers/cpu.worker.ts?worker&url';
import { spawnWorker } from '../../channel/spawn-worker.ts';
import { splitGguf } from '../../gguf/testing/split-gguf.ts';
import { fileKey } from '../../models/cache-keys.ts';
import { starterGgufManifest as manifest } from '../../models/starter-gguf.ts';
import { InferenceClient } from '../client/inference-client.ts';
import { describeEngineContract } from '../testing/engine-contract.ts';
import { readWeights, store, storeModel, weights } from '../testing/stored-gguf.ts';
import type { AppError } from '../../errors/app-error.ts';

const params = { engine: 'wllama', manifest } as const;
const sampling = { temperature: 0, topP: 1, maxTokens: 4 };
const question = { role: 'user', content: 'What is the capital of France?' } as const;
const onLost = vi.fn<(error: AppError) => void>();
/** The same model with an entry in its header that makes it one for embeddings, and one that keeps the rest aligned. */
async function withPooling(whole: Blob): Promise<Blob> {
  const head = new DataView(await whole.slice(0, 24).arrayBuffer());
  head.setBigUint64(16, head.getBigUint64(16, true) + 2n, true);
  const text = (value: string): number[] => [
    value.length,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    ...new TextEncoder().encode(value),
  ];
  const mean = [...text('llama.pooling_type'), 4, 0, 0, 0, 1, 0, 0, 0];
  const filling = [...text('pad'), 8, 0, 0, 0, ...text('1234567')];
  return new Blob([head, new Uint8Array([...mean, ...filling]), whole.slice(24)]);
}

const newClient = (): InferenceClient =>
  new InferenceClient(() => spawnWorker(new URL(cpuUrl, location.href).href, 'inference'), onLost);

async function setUp() {
  await storeModel();
  return {
    client: newClient(),
    params,
    loaded: { modelId: manifest.id, contextTokens: manifest.contextTokens },
    lastPhase: 'weights' as const,
  };
}

describeEngineContract('the CPU engine', setUp, (engine) => {
  it('says with how many threads it computes', async () => {
    const threads = crossOriginIsolated ? /^CPU, \d+ threads?$/ : /^CPU, 1 thread$/;
    expect((await engine().client.load(params)).device).toMatch(threads);
  });

  it('reads only what is new when a conversation goes on, so that its first text comes at least twice as soon', async () => {
    const { client } = engine();
    let reply = '';
    const opening = {
      role: 'user',
      content: `${'Read this first. '.repeat(8)}${question.content}`,
    } as const;
    const first = await client.generate(
      { messages: [opening], sampling: { ...sampling, maxTokens: 8 } },
      { onEvent: ({ text }) => (reply += text) },
    );
    const messages = [
      opening,
      { role: 'assistant', content: reply },
      { role: 'user', content: 'Thanks.' },
    ] as const;
    const second = await client.generate({ messages, sampling: { ...sampling, maxTokens: 1 } });
    expect(second.usage.cachedPromptTokens).toBeGreaterThanOrEqual(first.usage.promptTokens);
    expect(second.usage.promptTokens - second.usage.cachedPromptTokens).toBeLessThan(20);
    expect(second.usage.timeToFirstTokenMs).toBeLessThan(first.usage.timeToFirstTokenMs / 2);
    const fresh = await client.generate({ messages, sampling: { ...sampling, maxTokens: 1 }, fresh: true });
    expect(fresh.usage.cachedPromptTokens).toBe(0);
  });

  it('still has the conversation in memory after tokens were counted', async () => {
    const { client } = engine();
    await client.generate({ messages: [question], sampling });
    await client.countTokens('Something else altogether.');
    const { usage } = await client.generate({ messages: [question], sampling });
    expect(usage.cachedPromptTokens).toBe(usage.promptTokens - 1);
  });

  it('counts every token once, special ones too, and nothing for nothing', async () => {
    const { client } = engine();
    expect(await client.countTokens('')).toBe(0);
    expect(await client.countTokens('Hello world, how are you?')).toBe(7);
    expect(await client.countTokens('<|im_start|>user')).toBe(2);
  });

  it('tells that a conversation is too long before it reads any of it', async () => {
    const messages = [{ role: 'user', content: 'word '.repeat(2_500) }] as const;
    const startMs = performance.now();
    await expect(engine().client.generate({ messages, sampling })).rejects.toMatchObject({
      code: 'context-overflow',
      detail: { limitTokens: 2048, promptTokens: expect.any(Number) as number },
    });
    expect(performance.now() - startMs).toBeLessThan(1_000);
  });

  it('ends with “length” when the reply may not be longer, and with “stop” by itself', async () => {
    const { client } = engine();
    const cut = await client.generate({ messages: [question], sampling });
    expect(cut).toMatchObject({ finish: 'length', usage: { completionTokens: 4 } });
    const jsonSchema = { type: 'object', properties: { ok: { const: true } }, required: ['ok'] };
    const whole = await client.generate({
      messages: [question],
      sampling: { ...sampling, maxTokens: 40 },
      jsonSchema,
    });
    expect(whole.finish).toBe('stop');
  });

  it('refuses a schema that is none, and answers the next question', async () => {
    const { client } = engine();
    const broken = { messages: [question], sampling, jsonSchema: { type: 'nonsense' } };
    await expect(client.generate(broken)).rejects.toMatchObject({ code: 'request-invalid' });
    await expect(client.generate({ messages: [question], sampling })).resolves.toMatchObject({
      finish: 'length',
    });
  });

  it('refuses tools and embeddings, which this model does not have', async () => {
    const client = engine().client as InferenceClient;
    const tools = [{ name: 'look', description: '', parameters: { type: 'object' } }];
    const asked = client.generate({ messages: [question], sampling, tools });
    await expect(asked).rejects.toMatchObject({ code: 'request-invalid' });
    await expect(client.embed(['x'])).rejects.toMatchObject({ code: 'request-invalid' });
  });

  it('repeats itself less with penalties', async () => {
    const { client } = engine();
    const write = async (presencePenalty: number): Promise<string> => {
      let reply = '';
      const messages = [{ role: 'user', content: 'Write: a a a a a a a a' }] as const;
      await client.generate(
        {
          messages,
          sampling: { ...sampling, maxTokens: 8, presencePenalty, frequencyPenalty: presencePenalty },
        },
        { onEvent: ({ text }) => (reply += text) },
      );
      return reply;
    };
    expect(await write(2)).not.toBe(await write(0));
  });

  it('is over soon when it is stopped while it reads a long question, and answers the next one', async () => {
    const { client } = engine();
    const stop = new AbortController();
    const messages = [{ role: 'user', content: 'Summarise this. '.repeat(300) }] as const;
    const call = client.generate({ messages, sampling }, { signal: stop.signal });
    setTimeout(() => stop.abort(), 300);
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    const startMs = performance.now();
    // A slow machine does not end its piece of the prompt within a second: then the thread is replaced.
    await vi.waitFor(
      async () => {
        if (onLost.mock.lastCall?.[0].code === 'model-not-loaded') await client.load(params);
        await client.generate({ messages: [question], sampling: { ...sampling, maxTokens: 1 } });
      },
      { timeout: 30_000 },
    );
    expect(performance.now() - startMs).toBeLessThan(12_000);
  });

  describe('with a model that makes embeddings', () => {
    const embedder = new InferenceClient(
      () => spawnWorker(new URL(cpuUrl, location.href).href, 'inference'),
      onLost,
    );

    it('makes one vector of each text, of length one, and the same for the same text', async () => {
      const whole = await readWeights();
      const blob = await withPooling(whole);
      const files = manifest.files.map((file) =>
        file === weights ? { ...file, sizeBytes: blob.size } : file,
      );
      await store(weights.path, blob);
      await embedder.load({ ...params, manifest: { ...manifest, files } });
      const vectors = await embedder.embed(['A cat sleeps.', 'The stock market fell.', 'A cat sleeps.']);
      expect(vectors.map(({ length }) => length)).toEqual([576, 576, 576]);
      for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 4);
      const [cat = [], market = [], again = []] = vectors;
      const alike = (one: readonly number[], other: readonly number[]): number =>
        one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
      expect(alike(cat, again)).toBeCloseTo(1, 4);
      expect(alike(cat, market)).toBeLessThan(0.99);
      await storeModel();
    });

    it('refuses to write, and says when a text is too long', async () => {
      const asked = embedder.generate({ messages: [question], sampling });
      await expect(asked).rejects.toMatchObject({ code: 'request-invalid' });
      await expect(embedder.embed(['word '.repeat(2_500)])).rejects.toMatchObject({
        code: 'context-overflow',
      });
      embedder.unload();
    });
  });

  it('loads a model in parts, whatever their order in its list, and knows what the whole one knows', async () => {
    const parts = await splitGguf(await readWeights());
    const paths = ['split-00002-of-00002.gguf', 'split-00001-of-00002.gguf'] as const;
    await store(paths[0], parts[1]);
    await store(paths[1], parts[0]);
    const files = [
      { ...weights, path: paths[0], sizeBytes: parts[1].size },
      { ...weights, path: paths[1], sizeBytes: parts[0].size },
    ];
    const client = newClient();
    await client.load({ ...params, manifest: { ...manifest, files } });
    let reply = '';
    await client.generate(
      { messages: [question], sampling: { ...sampling, maxTokens: 12 } },
      { onEvent: ({ text }) => (reply += text) },
    );
    expect(reply).toContain('Paris');
    client.unload();
  });

  describe('with files that the browser lost or damaged', () => {
    const load = () => newClient().load(params);

    it('names the file that is missing', async () => {
      const { cacheName, url } = fileKey(manifest, weights.path);
      await (await caches.open(cacheName)).delete(url);
      await expect(load()).rejects.toMatchObject({
        code: 'files-missing',
        detail: { paths: [weights.path] },
      });
      await storeModel();
    });

    it.each([
      ['is cut off', (whole: Blob) => [whole.slice(0, whole.size - 1000)]],
      ['is a web page', (whole: Blob) => ['<html></html>', whole.slice(13)]],
      ['has another beginning', (whole: Blob) => [new Uint8Array(100), whole.slice(100)]],
    ])('says at once that a file is broken when it %s', async (_, damage) => {
      await store(weights.path, new Blob(damage(await readWeights())));
      await expect(load()).rejects.toMatchObject({ code: 'model-file-broken' });
      await storeModel();
    });

    it('says that it does not know a model of another kind', async () => {
      const whole = await readWeights();
      const head = new Uint8Array(await whole.slice(0, 200).arrayBuffer());
      const text = new TextDecoder('latin1').decode(head);
      const value = text.indexOf('llama', text.indexOf('general.architecture'));
      head.set(new TextEncoder().encode('xyzzy'), value);
      await store(weights.path, new Blob([head, whole.slice(200)]));
      await expect(load()).rejects.toMatchObject({ code: 'gguf-unsupported' });
      await storeModel();
    });

    it('says that memory is short when the context is too large for it', async () => {
      const greedy = { ...params, manifest: { ...manifest, contextTokens: 185_000 } };
      await expect(newClient().load(greedy)).rejects.toMatchObject({ code: 'out-of-memory' });
    });

    it('does not even try a model that no program of 32 bits can hold', async () => {
      const needs = { ...manifest.needs, memoryBytes: 5e9 };
      const large = { ...params, manifest: { ...manifest, needs } };
      await expect(newClient().load(large)).rejects.toMatchObject({ code: 'out-of-memory' });
    });
  });
});
