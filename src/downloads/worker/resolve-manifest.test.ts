import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../errors/app-error.ts';
import { catalogue, findEntry } from '../../models/catalogue.ts';
import { parseModelManifest } from '../../models/model-manifest.ts';
import { createFakeHub, fakeCommit, fakeFiles, fakeLibrary } from '../testing/fake-hub.ts';
import { resolveManifest } from './resolve-manifest.ts';
import type { NeededFile } from '../../models/model-files.ts';
import type { FakeHub } from '../testing/fake-hub.ts';

const hub = 'https://hub.example/mirror';
const entry = { ...findEntry('Qwen3-0.6B-q4f16_1-MLC')!, manifest: null };
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const json = (value: unknown) => (): Response => Response.json(value);

let fake: FakeHub;
let kept: Map<string, NeededFile>;
const progress: unknown[] = [];
const keep = async (file: NeededFile, bytes: Uint8Array): Promise<void> => {
  expect(sha256(bytes)).toBe(file.sha256);
  kept.set(file.path, file);
};
const resolve = (
  params: Partial<Parameters<typeof resolveManifest>[0]> = {},
  signal = new AbortController().signal,
): ReturnType<typeof resolveManifest> =>
  resolveManifest({ entry, hubs: [hub], ...params }, { signal, emit: (event) => progress.push(event) }, keep);

function useHub(files = fakeFiles): void {
  fake = createFakeHub(hub, entry, files);
  vi.stubGlobal('fetch', fake.fetch);
}

beforeEach(() => {
  kept = new Map();
  progress.length = 0;
  useHub();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the manifest of a GGUF', () => {
  const names = ['Q4/T-00001-of-00002.gguf', 'Q4/T-00002-of-00002.gguf'];
  const files = { ...fakeFiles, ...Object.fromEntries(names.map((name) => [name, fakeLibrary])) };
  const gguf = { ...entry, libraryUrl: null, ggufFile: names[0]! };

  it('has its commit and all parts, and nothing has to be read for it', async () => {
    useHub(files);
    const { manifest, source } = await resolve({ entry: gguf });
    expect(manifest).toMatchObject({ id: entry.id, revision: fakeCommit, library: null });
    expect(manifest.contextTokens).toBe(entry.contextTokens);
    expect(manifest.files).toEqual(
      names.map((path) => ({ path, sizeBytes: fakeLibrary.byteLength, sha256: sha256(fakeLibrary) })),
    );
    expect(source).toEqual({
      filesUrls: [`${hub}/${entry.repo}/resolve/${fakeCommit}/`],
      libraryUrls: [],
    });
    expect(fake.requests).toHaveLength(2);
    expect(kept.size).toBe(0);
  });

  it('is not made up where the file is not there', async () => {
    await expect(resolve({ entry: gguf })).rejects.toMatchObject({ code: 'manifest-invalid' });
  });
});

describe('a manifest from a hub', () => {
  it('has the commit, and every file that the engine reads with size and SHA-256', async () => {
    const { manifest, source } = await resolve();
    expect(parseModelManifest(manifest)).toEqual(manifest);
    expect(manifest).toMatchObject({ id: entry.id, revision: fakeCommit, needs: entry.needs });
    const paths = [
      'mlc-chat-config.json',
      'tokenizer.json',
      'params_shard_0.bin',
      'tensor-cache.json',
      'LICENSE',
    ];
    expect(manifest.files).toEqual(
      paths.map((path) => ({
        path,
        sizeBytes: fakeFiles[path]!.byteLength,
        sha256: sha256(fakeFiles[path]!),
      })),
    );
    expect(manifest.library).toEqual({
      path: 'libraries/Qwen3-0.6B-q4f16_1_cs1k-webgpu.wasm',
      sizeBytes: fakeLibrary.byteLength,
      sha256: sha256(fakeLibrary),
    });
    expect(source).toEqual({
      filesUrls: [`${hub}/${entry.repo}/resolve/${fakeCommit}/`],
      libraryUrls: [entry.libraryUrl],
    });
  });

  it('has the context that the memory was estimated for, or the model’s own where that is shorter', async () => {
    expect((await resolve()).manifest.contextTokens).toBe(entry.contextTokens);
    useHub({
      ...fakeFiles,
      'mlc-chat-config.json': new TextEncoder().encode(
        '{"tokenizer_files":["tokenizer.json"],"context_window_size":1024}',
      ),
    });
    expect((await resolve()).manifest.contextTokens).toBe(1024);
  });

  it('stores what had to be read under its key, but not the index, which marks a whole model', async () => {
    const { manifest } = await resolve();
    expect([...kept.keys()].sort()).toEqual(
      ['LICENSE', 'mlc-chat-config.json', 'tokenizer.json', manifest.library!.path].sort(),
    );
    expect(kept.get('tokenizer.json')?.key.url).toBe(
      `https://model.invalid/${entry.id}/resolve/${fakeCommit}/tokenizer.json`,
    );
    expect(kept.get(manifest.library!.path)?.key.cacheName).toBe('webllm/wasm');
  });

  it('reads each file once and no weights, without cookies and referrer', async () => {
    await resolve();
    const urls = fake.requests.map(({ url }) => url);
    expect(new Set(urls).size).toBe(urls.length);
    expect(urls.filter((url) => url.endsWith('.bin') || url.endsWith('README.md'))).toEqual([]);
    for (const { init } of fake.requests) {
      expect(init).toMatchObject({ cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer' });
    }
  });

  it('reports how many files are read', async () => {
    await resolve();
    expect(progress[0]).toEqual({ hashedFiles: 2, totalFiles: 5 });
    expect(progress.at(-1)).toEqual({ hashedFiles: 5, totalFiles: 5 });
  });

  it('has files of the second page of a list too', async () => {
    const oid = sha256(fakeFiles['params_shard_0.bin']!);
    const url = `${hub}/api/models/${entry.repo}/tree/${fakeCommit}?cursor=2`;
    const list = (await (
      await fake.fetch(`${hub}/api/models/${entry.repo}/tree/${fakeCommit}?recursive=true`)
    ).json()) as { path: string }[];
    const first = list.filter(({ path }) => path !== 'params_shard_0.bin');
    fake.answer('?recursive=true', () => Response.json(first, { headers: { link: `<${url}>; rel="next"` } }));
    fake.answer(
      '?cursor=2',
      json([
        { type: 'file', path: 'params_shard_0.bin', size: 7, oid: '0'.repeat(40), lfs: { oid, size: 7 } },
      ]),
    );
    expect((await resolve()).manifest.files.map(({ path }) => path)).toContain('params_shard_0.bin');
  });
});

it('takes a recorded manifest as it is, without a request', async () => {
  const { manifest } = await resolve();
  const before = fake.requests.length;
  expect((await resolve({ entry: { ...entry, manifest } })).manifest).toBe(manifest);
  expect(fake.requests.length).toBe(before);
});

it('takes the library from the folder that the site names', async () => {
  fake.answer('/libraries/Qwen3-0.6B-q4f16_1_cs1k-webgpu.wasm', () => new Response(fakeLibrary));
  const { source } = await resolve({ libraries: ['https://school.example/libraries'] });
  expect(source.libraryUrls).toEqual([
    'https://school.example/libraries/Qwen3-0.6B-q4f16_1_cs1k-webgpu.wasm',
  ]);
  expect(fake.requests.map(({ url }) => url)).not.toContain(entry.libraryUrl);
});

describe('several hubs', () => {
  it('are tried in order, and the one that answered comes first from then on', async () => {
    const { source } = await resolve({ hubs: ['https://gone.example', hub] });
    expect(source.filesUrls.map((url) => new URL(url).hostname)).toEqual(['hub.example', 'gone.example']);
  });

  it('fail with what the first one said', async () => {
    await expect(resolve({ hubs: ['https://one.example', 'https://two.example'] })).rejects.toMatchObject({
      code: 'download-failed',
      detail: { url: expect.stringContaining('https://one.example/') as string, status: 404 },
    });
  });

  it('are not tried after a failure that no hub can mend', async () => {
    const full = new AppError('storage-full', { neededBytes: 1 });
    const params = { entry, hubs: [hub, 'https://two.example'] };
    const context = { signal: new AbortController().signal, emit: () => undefined };
    await expect(resolveManifest(params, context, () => Promise.reject(full))).rejects.toBe(full);
    expect(fake.requests.some(({ url }) => url.startsWith('https://two.example'))).toBe(false);
  });
});

describe('a hub that answers otherwise', () => {
  const page = (): Response =>
    new Response('<html>Please log in</html>', { headers: { 'content-type': 'text/html' } });
  const bytes = (text: string) => (): Response => new Response(text);
  it.each<[string, string, () => Response, string]>([
    ['a captive portal at the first call', '/revision/main', page, 'download-failed'],
    ['a captive portal in place of a file', '/tokenizer.json', page, 'download-failed'],
    ['a page without a type', '/revision/main', bytes('<html>Please log in</html>'), 'manifest-invalid'],
    ['no commit', '/revision/main', json({ sha: 'main' }), 'manifest-invalid'],
    ['no list', '?recursive=true', json({ error: 'x' }), 'manifest-invalid'],
    ['an empty list', '?recursive=true', json([]), 'manifest-invalid'],
    ['a file of another size', '/LICENSE', bytes('you may not'), 'integrity-mismatch'],
    ['a file with a flipped byte', '/tokenizer.json', bytes('{"model":{!}'), 'integrity-mismatch'],
    [
      'text that is not UTF-8',
      '/revision/main',
      () => new Response(new Uint8Array([255])),
      'manifest-invalid',
    ],
    ['no library', '.wasm', () => new Response('no', { status: 404 }), 'download-failed'],
    ['a library that is text', '.wasm', bytes('404: Not Found'), 'manifest-invalid'],
  ])('%s', async (_, urlEnd, answer, code) => {
    fake.answer(urlEnd, answer);
    await expect(resolve()).rejects.toMatchObject({ code });
    expect(kept.size).toBe(0);
  });

  it.each<[string, Record<string, Uint8Array<ArrayBuffer> | undefined>]>([
    ['no configuration', { 'mlc-chat-config.json': undefined }],
    ['a configuration that is no JSON', { 'mlc-chat-config.json': new TextEncoder().encode('{') }],
    ['no index', { 'tensor-cache.json': undefined }],
    ['no tokenizer', { 'tokenizer.json': undefined }],
    ['no weights', { 'params_shard_0.bin': undefined }],
    ['weights of another size', { 'params_shard_0.bin': new TextEncoder().encode('weights!') }],
  ])('a repository with %s', async (_, change) => {
    const files = Object.entries({ ...fakeFiles, ...change }).filter(([, content]) => content !== undefined);
    useHub(Object.fromEntries(files) as typeof fakeFiles);
    await expect(resolve()).rejects.toMatchObject({ code: 'manifest-invalid' });
    expect(kept.size).toBe(0);
  });

  it('a list that never ends', async () => {
    const url = `${hub}/api/models/${entry.repo}/tree/${fakeCommit}?recursive=true`;
    fake.answer('?recursive=true', () => Response.json([], { headers: { link: `<${url}>; rel="next"` } }));
    await expect(resolve()).rejects.toMatchObject({ code: 'manifest-invalid' });
    expect(fake.requests.length).toBeLessThan(20);
  });
});

it('stops when it is cancelled, and asks no other hub', async () => {
  const abort = new AbortController();
  fake.answer('/revision/main', () => {
    abort.abort();
    throw abort.signal.reason as Error;
  });
  await expect(resolve({ hubs: [hub, 'https://two.example'] }, abort.signal)).rejects.toMatchObject({
    name: 'AbortError',
  });
  expect(fake.requests).toHaveLength(1);
});

it('has no manifest to find for the starter model but the one that came with the site', async () => {
  const { manifest } = await resolve({ entry: catalogue[0]! });
  expect(manifest.id).toBe(catalogue[0]!.id);
  expect(fake.requests).toEqual([]);
});
