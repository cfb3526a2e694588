import { beforeEach, expect, it } from 'vitest';
import { neededFiles } from '../../models/model-files.ts';
import { sha256Hex } from '../../models/sha256.ts';
import { MemoryCaches } from '../testing/memory-caches.ts';
import { runSelfTest } from './self-test.ts';
import type { ModelManifest } from '../../models/model-manifest.ts';
import type { OfflineInventory, PieceReport } from '../contract/offline-contract.ts';
import type { OfflineState } from './offline-state.ts';
import type { SelfTestItem } from '../contract/self-test-item.ts';

const bytesOf = (path: string) => new TextEncoder().encode(`content of ${path}`);
const describe = async (path: string) => ({
  path,
  sizeBytes: bytesOf(path).byteLength,
  sha256: await sha256Hex(bytesOf(path)),
});

const manifest: ModelManifest = {
  id: 'tiny',
  revision: '0123456789abcdef',
  library: await describe('libraries/tiny.wasm'),
  files: await Promise.all(['params_shard_0.bin', 'tensor-cache.json'].map(describe)),
  licence: { spdx: 'Apache-2.0', url: 'https://example.org/' },
  contextTokens: 2048,
  quantization: 'q4f32_a',
  needs: { features: [], limits: {}, memoryBytes: 1 },
};

const piece = (path: string, group: PieceReport['group'], state: PieceReport['state'] = 'ok') => ({
  path,
  group,
  state,
});
const whole: OfflineInventory = {
  version: '0123456789abcdef',
  keepsEngine: true,
  pieces: [piece('index.html', 'shell'), piece('assets/a.js', 'shell'), piece('assets/engine.js', 'engine')],
};

let caches: MemoryCaches;

async function run({
  inventory = whole,
  state = { status: 'ready' },
  isControlled = true,
  thorough = false,
}: {
  inventory?: OfflineInventory | null;
  state?: OfflineState;
  isControlled?: boolean;
  thorough?: boolean;
} = {}): Promise<Record<string, SelfTestItem>> {
  const scope = {
    caches: caches.asCacheStorage(),
    isSecureContext: true,
    navigator: { storage: { persisted: async () => true } } as unknown as Navigator,
  };
  const offline = { state, isControlled, inspect: async () => inventory };
  const seen: SelfTestItem[] = [];
  const items = await runSelfTest({
    manifest,
    thorough,
    offline,
    scope,
    onItem: (item) => seen.push(item),
  });
  expect(seen).toEqual(items);
  return Object.fromEntries(items.map((item) => [item.id, item]));
}

const shard = neededFiles(manifest).find(({ path }) => path === 'params_shard_0.bin');

beforeEach(async () => {
  caches = new MemoryCaches();
  for (const { key, path, sizeBytes } of neededFiles(manifest)) {
    const headers = { 'content-length': String(sizeBytes) };
    await (await caches.open(key.cacheName)).put(key.url, new Response(bytesOf(path), { headers }));
  }
});

async function replaceShard(content: BodyInit | null, headers: HeadersInit = {}): Promise<void> {
  const { key } = shard!;
  const cache = await caches.open(key.cacheName);
  if (content === null) await cache.delete(key.url);
  else await cache.put(key.url, new Response(content, { headers }));
}

it('finds every piece that is there', async () => {
  const items = await run({ thorough: true });
  for (const id of [
    'service-worker',
    'shell',
    'engine',
    'library',
    'file:params_shard_0.bin',
    'persistence',
  ]) {
    expect(items[id]).toMatchObject({ state: 'ok', help: '' });
  }
  expect(items.shell?.detail).toContain('2 of 2');
});

it('finds a file that is missing, and says what helps', async () => {
  await replaceShard(null);
  const items = await run();
  expect(items['file:params_shard_0.bin']).toMatchObject({ state: 'missing' });
  expect(items['file:params_shard_0.bin']?.help).toContain('online');
  expect(items['file:tensor-cache.json']).toMatchObject({ state: 'ok' });
});

it('finds a file that was cut off, by what was noted or by its own size', async () => {
  await replaceShard('cut', { 'content-length': '3' });
  expect((await run())['file:params_shard_0.bin']).toMatchObject({ state: 'damaged' });
  await replaceShard('cut');
  expect((await run())['file:params_shard_0.bin']).toMatchObject({ state: 'damaged' });
});

it('finds one changed byte on a thorough look only', async () => {
  const bytes = bytesOf('params_shard_0.bin');
  bytes[3] = (bytes[3] ?? 0) ^ 1;
  await replaceShard(bytes);
  expect((await run())['file:params_shard_0.bin']).toMatchObject({ state: 'ok' });
  expect((await run({ thorough: true }))['file:params_shard_0.bin']).toMatchObject({ state: 'damaged' });
});

it('always compares the library’s hash', async () => {
  const library = neededFiles(manifest).find(({ isLibrary }) => isLibrary)!;
  const old = bytesOf('libraries/tiny.wasm').fill(7);
  await (await caches.open(library.key.cacheName)).put(library.key.url, new Response(old));
  expect((await run()).library).toMatchObject({ state: 'damaged' });
});

it('names the files of the page that are missing or damaged', async () => {
  const pieces = [piece('index.html', 'shell', 'damaged'), piece('assets/a.js', 'shell', 'missing')];
  const items = await run({ inventory: { ...whole, pieces } });
  expect(items.shell).toMatchObject({ state: 'damaged' });
  expect(items.shell?.detail).toContain('0 of 2');
  expect(items.shell?.detail).toContain('a.js');
});

it('says that the engine comes with the first start of a model', async () => {
  const items = await run({ inventory: { ...whole, keepsEngine: false } });
  expect(items.engine).toMatchObject({ state: 'missing' });
});

it.each([
  { status: 'unsupported' },
  { status: 'idle' },
  { status: 'off', reason: 'SecurityError: no' },
  { status: 'installing' },
] as OfflineState[])('says why the page would not open ($status)', async (state) => {
  const items = await run({ state, inventory: null, isControlled: false });
  expect(items['service-worker']).toMatchObject({ state: 'missing' });
  expect(items['service-worker']?.help).not.toBe('');
  expect(items.shell).toBeUndefined();
});

it('notices a tab that came from the network', async () => {
  expect((await run({ isControlled: false }))['service-worker']).toMatchObject({ state: 'warning' });
});

it('tells of a browser without WebGPU and without a database', async () => {
  const items = await run();
  expect(items.gpu).toMatchObject({ state: 'missing' });
  expect(items.database).toMatchObject({ state: 'missing' });
});
