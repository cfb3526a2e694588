// In memory, since a page has no synchronous file access; e2e/hub proves it on the disk.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inspectModel } from '../../models/inspect-model.ts';
import { emptyCaches, listKeys, makeModel, storeModel } from '../testing/stored-model.ts';
import { fetchModel } from './fetch-model.ts';
import { defaultTimings } from './timings.ts';
import type { TestModel } from '../testing/stored-model.ts';

const hub = 'https://hub.example/files/';
const source = { filesUrls: [hub], libraryUrls: ['https://hub.example/libraries/test.wasm'] };

/** Answers with the model's files, each when `ready` says so. */
function serve({ contents }: TestModel, ready: (path: string) => Promise<void> = () => Promise.resolve()) {
  const requests: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    const path = url.slice(new URL('..', hub).href.length).replace(/^files\//, '');
    requests.push(path);
    await ready(path);
    return new Response(contents.get(path));
  });
  return requests;
}

const fetching = ({ manifest }: TestModel, repair = false) =>
  fetchModel(
    { manifest, source, repair },
    { signal: new AbortController().signal, emit: () => undefined },
    defaultTimings,
  );

beforeEach(emptyCaches);
afterEach(() => vi.unstubAllGlobals());

describe('fetching a model', () => {
  it('asks for the index when all the rest is stored: it is the mark of a whole model', async () => {
    const model = await makeModel();
    const storedThen: number[] = [];
    serve(model, async (path) => {
      if (path === 'tensor-cache.json') storedThen.push((await listKeys()).length);
    });
    await fetching(model);
    expect(storedThen).toEqual([model.contents.size - 1]);
    await expect(inspectModel(model.manifest)).resolves.toMatchObject({ complete: true });
  });

  it('asks for nothing that is there', async () => {
    const model = await makeModel();
    await storeModel(model);
    const requests = serve(model);
    await fetching(model);
    expect(requests).toEqual([]);
  });

  it('repairs what is damaged, and only that', async () => {
    const model = await makeModel();
    await storeModel(model);
    const damaged = (await listKeys()).find((key) => key.endsWith('params_shard_1.bin')) ?? '';
    const [cacheName = '', url = ''] = damaged.split(' ');
    await (await caches.open(cacheName)).put(url, new Response('rotten'));
    const requests = serve(model);
    await fetching(model, true);
    expect(requests).toEqual(['params_shard_1.bin']);
    const bytes = await (await caches.match(url))?.arrayBuffer();
    expect(new Uint8Array(bytes ?? new ArrayBuffer())).toEqual(model.contents.get('params_shard_1.bin'));
  });
});
