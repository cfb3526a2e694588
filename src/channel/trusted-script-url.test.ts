import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { serviceWorkerUrl, trustedScriptUrl } from './trusted-script-url.ts';

const createPolicy = vi.fn((_: string, rules: { createScriptURL: (url: string) => string }) => rules);

beforeAll(() => {
  vi.stubGlobal('location', new URL('https://host.example/sub/path/index.html#/about'));
});

afterAll(() => vi.unstubAllGlobals());

it('finds the service worker beside the page, under any path', () => {
  expect(serviceWorkerUrl()).toBe('https://host.example/sub/path/service-worker.js');
});

it('passes URLs on where the browser has no Trusted Types', () => {
  expect(trustedScriptUrl('blob:x')).toBe('blob:x');
});

it('lets our blobs and our service worker through and nothing else, by one policy', () => {
  vi.stubGlobal('trustedTypes', { createPolicy });
  expect(trustedScriptUrl('blob:https://host.example/1')).toBe('blob:https://host.example/1');
  expect(trustedScriptUrl(serviceWorkerUrl())).toBe(serviceWorkerUrl());
  for (const url of [
    'https://other.example/service-worker.js',
    'https://host.example/service-worker.js',
    `${serviceWorkerUrl()}?x`,
    'data:text/javascript,1',
  ]) {
    expect(() => trustedScriptUrl(url)).toThrow(TypeError);
  }
  expect(createPolicy).toHaveBeenCalledOnce();
});
