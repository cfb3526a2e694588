// The real engine with the real starter model, in a browser with WebGPU: the same suite as the scripted engine's, and
// what we rely on web-llm for beyond it.
import { describe, expect, it, vi } from 'vitest';
import downloadsUrl from '../../../workers/downloads.worker.ts?worker&url';
import inferenceUrl from '../../../workers/inference.worker.ts?worker&url';
import { spawnWorker } from '../../channel/spawn-worker.ts';
import { DownloadsClient } from '../../downloads/client/downloads-client.ts';
import { fileKey, libraryKey } from '../../models/cache-keys.ts';
import { starterManifest } from '../../models/starter-model.ts';
import { InferenceClient } from '../client/inference-client.ts';
import { briefSystem, compiledModel, describeEngineContract } from '../testing/engine-contract.ts';
import { loadParams } from '../contract/load-params.ts';
import type { AppError } from '../../errors/app-error.ts';
import type { CacheKey } from '../../models/cache-keys.ts';

const { id, revision, library } = starterManifest;
const sampling = { temperature: 0, topP: 1, maxTokens: 4 };
const question = { role: 'user', content: 'What is the capital of France?' } as const;
const opening = [briefSystem, question];
const onLost = vi.fn<(error: AppError) => void>();

const downloads = new DownloadsClient(() =>
  spawnWorker(new URL(downloadsUrl, location.href).href, 'downloads'),
);

const fetchModel = (repair: boolean): Promise<void> =>
  downloads.fetchModel(
    {
      manifest: starterManifest,
      source: {
        filesUrls: [new URL(`/models/${id}/resolve/${revision}/`, location.origin).href],
        libraryUrls: [new URL(`/${library.path}`, location.origin).href],
      },
      repair,
    },
    {},
  );

async function replaceStored({ cacheName, url }: CacheKey, response: Response | null): Promise<void> {
  const cache = await caches.open(cacheName);
  await (response === null ? cache.delete(url) : cache.put(url, response));
}

async function setUp() {
  await fetchModel(false);
  const client = new InferenceClient(
    () => spawnWorker(new URL(inferenceUrl, location.href).href, 'inference'),
    onLost,
  );
  return { client, ...compiledModel(starterManifest) };
}

describeEngineContract('the web-llm engine', setUp, (engine) => {
  it('reads only what is new when a conversation goes on', async () => {
    const { client } = engine();
    let reply = '';
    const first = await client.generate(
      { messages: opening, sampling: { ...sampling, maxTokens: 16 } },
      { onEvent: ({ text }) => (reply += text) },
    );
    expect(first.finish).toBe('stop');
    const messages = [
      ...opening,
      { role: 'assistant', content: reply },
      { role: 'user', content: 'Thanks.' },
    ] as const;
    const { usage } = await client.generate({ messages, sampling: { ...sampling, maxTokens: 1 } });
    expect(usage.cachedPromptTokens).toBeGreaterThanOrEqual(first.usage.promptTokens);
    expect(usage.promptTokens - usage.cachedPromptTokens).toBeLessThan(20);
  });

  it('goes on with a reply, and has it all in memory for the next turn', async () => {
    const { client } = engine();
    const replyStart = 'The capital of';
    let rest = '';
    const gone = await client.generate(
      { messages: opening, sampling: { ...sampling, maxTokens: 12 }, replyStart },
      { onEvent: ({ text }) => (rest += text) },
    );
    expect(replyStart + rest).toMatch(/^The capital of France is Paris/);
    expect(gone.finish).toBe('stop');
    const messages = [
      ...opening,
      { role: 'assistant', content: replyStart + rest },
      { role: 'user', content: 'Thanks.' },
    ] as const;
    const { usage } = await client.generate({ messages, sampling: { ...sampling, maxTokens: 1 } });
    expect(usage.cachedPromptTokens).toBeGreaterThanOrEqual(gone.usage.promptTokens);
  });

  it('tells that a reply leaves no room to go on, before it reads any of it', async () => {
    const params = { messages: opening, sampling, replyStart: 'word '.repeat(2_500) };
    await expect(engine().client.generate(params)).rejects.toMatchObject({
      code: 'context-overflow',
      detail: { limitTokens: 2048 },
    });
  });

  it('tells that a conversation is too long before it reads any of it', async () => {
    const messages = [{ role: 'user', content: 'word '.repeat(2_500) }] as const;
    await expect(engine().client.generate({ messages, sampling })).rejects.toMatchObject({
      code: 'context-overflow',
      detail: { limitTokens: 2048 },
    });
  });

  it('is over soon when it is stopped while it reads a long question, and answers the next one', async () => {
    const { client, params } = engine();
    const stop = new AbortController();
    const messages = [briefSystem, { role: 'user', content: 'Summarise this. '.repeat(10) }] as const;
    const call = client.generate({ messages, sampling }, { signal: stop.signal });
    setTimeout(() => stop.abort(), 500);
    const startMs = performance.now();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect(performance.now() - startMs).toBeLessThan(3_000);
    // A GPU stops in time; a CPU that plays one does not, and then the thread is replaced.
    await vi.waitFor(
      async () => {
        if (onLost.mock.lastCall?.[0].code === 'model-not-loaded') await client.load(params);
        await client.generate({ messages: opening, sampling: { ...sampling, maxTokens: 1 } });
      },
      { timeout: 200_000 },
    );
  });

  describe('with files that the browser lost or damaged', () => {
    it('names the file that is missing, and loads once it is fetched again', async () => {
      await replaceStored(fileKey(starterManifest, 'tokenizer.json'), null);
      const load = engine().client.load(loadParams(starterManifest));
      await expect(load).rejects.toMatchObject({
        code: 'files-missing',
        detail: { paths: ['tokenizer.json'] },
      });
      await fetchModel(false);
    });

    it.each([
      ['empty', () => new Response('')],
      ['not a library', () => new Response('<html></html>')],
    ])('says that the library is corrupt when it is %s', async (_, damaged) => {
      await replaceStored(libraryKey(starterManifest), damaged());
      const load = engine().client.load(loadParams(starterManifest));
      await expect(load).rejects.toMatchObject({ code: 'library-corrupt' });
    });

    it('answers again after a repair, which fetches what is damaged', async () => {
      await fetchModel(true);
      const { client } = engine();
      await client.load(loadParams(starterManifest));
      const { usage } = await client.generate({
        messages: opening,
        sampling: { ...sampling, maxTokens: 1 },
      });
      expect(usage.completionTokens).toBe(1);
    });
  });
});
