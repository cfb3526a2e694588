import { expect, it } from 'vitest';
import { catalogue, findEntry } from './catalogue.ts';
import { loadCatalogue } from './load-catalogue.ts';

const catalogueUrl = 'https://school.example/list.json';
const never: typeof fetch = () => Promise.reject(new Error('nothing is to be fetched'));

it('is ours where the site has none of its own', async () => {
  expect(await loadCatalogue({ catalogueUrl: null }, never)).toBe(catalogue);
});

it('is the list that the site names', async () => {
  const entry = { ...findEntry('Qwen3-0.6B-q4f16_1-MLC')!, twinId: null };
  expect(await loadCatalogue({ catalogueUrl }, async () => Response.json([entry]))).toEqual([entry]);
});

it.each<[string, () => Promise<Response>, string]>([
  ['a page', async () => new Response('<html>'), 'manifest-invalid'],
  ['an empty list', async () => Response.json([]), 'manifest-invalid'],
  ['an error', async () => new Response('no', { status: 503 }), 'download-failed'],
  ['no answer', () => Promise.reject(new TypeError('Failed to fetch')), 'download-failed'],
])('is refused where the host sends %s', async (_, answer, code) => {
  await expect(loadCatalogue({ catalogueUrl }, answer)).rejects.toMatchObject({ code });
});

it('can be cancelled', async () => {
  const stopped: typeof fetch = (_, init) => Promise.reject(init?.signal?.reason as Error);
  await expect(loadCatalogue({ catalogueUrl }, stopped, AbortSignal.abort())).rejects.toMatchObject({
    name: 'AbortError',
  });
});
