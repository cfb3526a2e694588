import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchSmallFile } from './fetch-small-file.ts';

const url = 'https://hub.example/a.json';

function fetching(
  answers: (() => Response | Promise<Response>)[],
  limits: { maximumBytes?: number; stallMs?: number } = {},
) {
  const fetch = vi.fn(async (_url: string, init: RequestInit) => {
    const answer = answers[Math.min(fetch.mock.calls.length, answers.length) - 1]!;
    return Promise.race([answer(), whenAborted(init.signal!)]);
  });
  vi.stubGlobal('fetch', fetch);
  const abort = new AbortController();
  const done = fetchSmallFile(url, {
    signal: abort.signal,
    maximumBytes: 20,
    pausesMs: [1, 1],
    ...limits,
  });
  return { done, fetch, abort };
}

const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
const failure = (status: number | null): unknown =>
  expect.objectContaining({ code: 'download-failed', detail: { url, status } });

afterEach(() => {
  vi.unstubAllGlobals();
});

it('gives all bytes, and asks without cookies, referrer or the browser’s cache', async () => {
  const { done, fetch } = fetching([() => new Response('content')]);
  expect(new TextDecoder().decode((await done).bytes)).toBe('content');
  expect(fetch.mock.calls[0]?.[1]).toMatchObject({
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  });
});

describe('a failure that may pass', () => {
  it.each([429, 500, 503])('is tried again after the status %i', async (status) => {
    const { done, fetch } = fetching([() => new Response('later', { status }), () => new Response('now')]);
    expect(new TextDecoder().decode((await done).bytes)).toBe('now');
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it('is told after the third try', async () => {
    const { done, fetch } = fetching([() => Promise.reject(new TypeError('Failed to fetch'))]);
    await expect(done).rejects.toEqual(failure(null));
    expect(fetch).toHaveBeenCalledTimes(3);
  });

  it('may be that no byte comes for too long', async () => {
    const { done, fetch } = fetching([() => new Promise(() => undefined), () => new Response('now')], {
      stallMs: 30,
    });
    expect(new TextDecoder().decode((await done).bytes)).toBe('now');
    expect(fetch).toHaveBeenCalledTimes(2);
  });
});

describe('a failure that stays', () => {
  it.each<[string, () => Response, number]>([
    ['that there is no such file', () => new Response('no', { status: 404 }), 404],
    ['that it is forbidden', () => new Response('no', { status: 403 }), 403],
    [
      'the page of a captive portal',
      () => new Response('<html>Log in</html>', { headers: { 'content-type': 'text/html; charset=utf-8' } }),
      200,
    ],
    ['more bytes than a small file has', () => new Response('x'.repeat(21)), 200],
  ])('is told at once: %s', async (_, answer, status) => {
    const { done, fetch } = fetching([answer]);
    await expect(done).rejects.toEqual(failure(status));
    expect(fetch).toHaveBeenCalledTimes(1);
  });
});

it('can be cancelled while it waits for the next try', async () => {
  vi.stubGlobal('fetch', async () => new Response('later', { status: 503 }));
  const abort = new AbortController();
  const done = fetchSmallFile(url, { signal: abort.signal, maximumBytes: 9, pausesMs: [60_000] });
  setTimeout(() => abort.abort(), 20);
  await expect(done).rejects.toMatchObject({ name: 'AbortError' });
});
