import { expect, it } from 'vitest';
import { tinyManifest } from '../inference/testing/tiny-manifest.ts';
import { fileKey, libraryKey, modelUrl } from './cache-keys.ts';
import { neededFiles, totalBytes } from './model-files.ts';

it('names a host that cannot exist, so that a missing file is never fetched from anywhere', () => {
  for (const { key } of neededFiles(tinyManifest)) expect(new URL(key.url).hostname).toBe('model.invalid');
});

it('lies under the folder that web-llm asks for, by revision', () => {
  expect(modelUrl(tinyManifest)).toBe('https://model.invalid/tiny/resolve/0123456789abcdef/');
  expect(fileKey(tinyManifest, 'params_shard_0.bin')).toEqual({
    cacheName: 'webllm/model',
    url: 'https://model.invalid/tiny/resolve/0123456789abcdef/params_shard_0.bin',
  });
  expect(fileKey(tinyManifest, 'mlc-chat-config.json').cacheName).toBe('webllm/config');
  expect(fileKey(tinyManifest, 'mlc-model-manifest.json').cacheName).toBe('webllm/config');
});

it('keys a library by its content', () => {
  expect(libraryKey(tinyManifest).url).toBe(`https://model.invalid/library/${'a'.repeat(64)}.wasm`);
});

it('never says localhost, which web-llm would always fetch', () => {
  for (const { key } of neededFiles(tinyManifest)) expect(key.url).not.toContain('localhost');
});

it('lists the index of the weights last, whatever its place in the manifest', () => {
  expect(
    neededFiles(tinyManifest)
      .map(({ path }) => path)
      .at(-1),
  ).toBe('tensor-cache.json');
  expect(neededFiles(tinyManifest)).toHaveLength(4);
});

it('adds up the library and all files', () => {
  expect(totalBytes(tinyManifest)).toBe(3 + 5 + 7 + 11);
});
