import { expect, it } from 'vitest';
import { listOf, scope } from '../testing/site-double.ts';
import { piecesOf } from './piece.ts';
import { routeRequest } from './route-request.ts';
import type { RequestFacts } from './route-request.ts';

const list = await listOf('0123456789abcdef', {
  'index.html': '<html>',
  'assets/page-1.js': 'page',
  'assets/engine-1.js': 'engine',
  'libraries/tiny.wasm': 'library',
});
const pieces = new Map(piecesOf(list, scope).map((piece) => [piece.path, piece]));

const route = (path: string, facts: Partial<RequestFacts> = {}) =>
  routeRequest(
    {
      url: new URL(path, scope).href,
      method: 'GET',
      mode: 'cors',
      cache: 'default',
      headers: new Headers(),
      ...facts,
    },
    scope,
    pieces,
  );

it.each(['./', './?source=home', 'index.html'])('opens the page from its own index for %s', (path) => {
  expect(route(path, { mode: 'navigate' })).toMatchObject({ to: 'piece', piece: { path: 'index.html' } });
});

it('answers the files of its version, the engine included', () => {
  expect(route('assets/page-1.js')).toMatchObject({ to: 'piece' });
  expect(route('assets/engine-1.js')).toMatchObject({ to: 'piece', piece: { group: 'engine' } });
});

it('looks for other built files in older versions', () => {
  expect(route('assets/page-0.js')).toEqual({ to: 'older-version' });
});

it('answers a library from where the engine reads it', () => {
  expect(route('libraries/tiny.wasm')).toMatchObject({ to: 'stored', key: { cacheName: 'webllm/wasm' } });
});

it('answers files of models from where the engine reads them', () => {
  const folder = 'models/My%20Model/resolve/0123456789abcdef/';
  expect(route(`${folder}params_shard_0.bin`)).toEqual({
    to: 'stored',
    key: {
      cacheName: 'webllm/model',
      url: 'https://model.invalid/My%20Model/resolve/0123456789abcdef/params_shard_0.bin',
    },
  });
  expect(route(`${folder}mlc-chat-config.json`)).toMatchObject({ key: { cacheName: 'webllm/config' } });
});

it.each([
  ['another host', 'https://other.example/sub/index.html', {}],
  ['another folder of the host', '../index.html', {}],
  ['what is sent', 'index.html', { method: 'POST' }],
  ['what must come from the host', 'models/m/resolve/0123456789abcdef/x.bin', { cache: 'no-store' }],
  [
    'a part of a file',
    'models/m/resolve/0123456789abcdef/x.bin',
    { headers: new Headers({ range: 'bytes=5-' }) },
  ],
  ['files it knows nothing of', 'notes.txt', {}],
] as [string, string, Partial<RequestFacts>][])('leaves %s alone', (_, path, facts) => {
  expect(route(path, facts)).toBeNull();
});

it('claims the configuration, whatever its caching', () => {
  expect(route('hearth.config.json', { cache: 'no-store' })).toEqual({ to: 'config' });
});

it('leads an address that shows nothing of its own to the network first', () => {
  expect(route('no/such/page', { mode: 'navigate' })).toEqual({ to: 'stray-page' });
});

it.each(['models/%E0%A4%A/resolve/0123456789abcdef/x', 'models/a/resolve/0123456789abcdef/..%2f..%2fx'])(
  'does not fail over an odd address (%s)',
  (path) => {
    expect(() => route(path)).not.toThrow();
  },
);
