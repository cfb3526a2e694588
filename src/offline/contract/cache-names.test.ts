import { expect, it } from 'vitest';
import { cacheName, configCacheName, isOwnCache, settingsCacheName, versionOf } from './cache-names.ts';

const scope = 'https://host.example/a/b/';
const version = '0123456789abcdef';

it('reads back what it wrote', () => {
  expect(versionOf(cacheName('shell', scope, version), 'shell', scope)).toBe(version);
  expect(versionOf(cacheName('engine', scope, version), 'engine', scope)).toBe(version);
});

it('is nobody else’s', () => {
  const name = cacheName('shell', scope, version);
  expect(versionOf(name, 'engine', scope)).toBeNull();
  for (const other of ['https://host.example/', 'https://host.example/a/', 'https://host.example/a/b/c/']) {
    expect(versionOf(name, 'shell', other)).toBeNull();
  }
  expect(versionOf('webllm/model', 'shell', scope)).toBeNull();
});

it('is not misled by a folder whose name looks like a part of the form', () => {
  const odd = `https://host.example/-${version}/`;
  expect(versionOf(cacheName('shell', odd, version), 'shell', odd)).toBe(version);
  expect(versionOf(cacheName('shell', odd, version), 'shell', 'https://host.example/')).toBeNull();
});

it('tells the caches of this site from those of models and of other sites', () => {
  for (const name of [cacheName('shell', scope, version), configCacheName(scope), settingsCacheName(scope)]) {
    expect(isOwnCache(name, scope)).toBe(true);
    expect(isOwnCache(name, 'https://host.example/other/')).toBe(false);
  }
  expect(isOwnCache('webllm/model', scope)).toBe(false);
});
