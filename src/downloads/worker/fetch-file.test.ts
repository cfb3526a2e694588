import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchFile } from './fetch-file.ts';
import type { NeededFile } from '../../models/model-files.ts';

const content = new TextEncoder().encode('weights');
const file: NeededFile = {
  path: 'a.bin',
  sizeBytes: content.byteLength,
  sha256: createHash('sha256').update(content).digest('hex'),
  key: { cacheName: 'webllm/model', url: 'https://model.invalid/a.bin' },
  isLibrary: false,
};

function fetching(respond: () => Promise<Response> | Response, signal = new AbortController().signal) {
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => respond()),
  );
  let received = 0;
  const meter = { receive: (bytes: number) => (received += bytes), finish: () => undefined };
  return { done: fetchFile('https://site.example/a.bin', file, signal, meter), received: () => received };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('fetching a file', () => {
  it('gives its bytes when size and hash are as promised', async () => {
    const { done, received } = fetching(() => new Response(content));
    expect(new TextDecoder().decode(await done)).toBe('weights');
    expect(received()).toBe(7);
  });

  it.each([404, 403, 429, 500, 503])('tells the status %i of a server that refuses', async (status) => {
    const { done } = fetching(() => new Response('no', { status }));
    await expect(done).rejects.toMatchObject({ code: 'download-failed', detail: { status } });
  });

  it('tells that no answer came', async () => {
    const { done } = fetching(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(done).rejects.toMatchObject({ code: 'download-failed', detail: { status: null } });
  });

  it.each([
    ['a shorter file', 'weight'],
    ['a longer file', 'weights!'],
    ["a captive portal's page", '<html>Please log in</html>'],
    ['nothing', ''],
    ['a flipped byte', 'weighTs'],
  ])('refuses %s and takes its bytes off the count', async (_, body) => {
    const { done, received } = fetching(() => new Response(body));
    await expect(done).rejects.toMatchObject({ code: 'integrity-mismatch', detail: { path: 'a.bin' } });
    expect(received()).toBe(0);
  });

  it('tells that the connection broke midway', async () => {
    const body = new ReadableStream({
      start: (controller) => {
        controller.enqueue(content.slice(0, 3));
      },
      pull: (controller) => {
        controller.error(new TypeError('network error'));
      },
    });
    const { done, received } = fetching(() => new Response(body));
    await expect(done).rejects.toMatchObject({ code: 'download-failed', detail: { status: null } });
    expect(received()).toBe(0);
  });

  it('rejects with AbortError when it is cancelled midway', async () => {
    const abort = new AbortController();
    const body = new ReadableStream({
      pull: (controller) => {
        abort.abort();
        controller.error(abort.signal.reason);
      },
    });
    const { done } = fetching(() => new Response(body), abort.signal);
    await expect(done).rejects.toMatchObject({ name: 'AbortError' });
  });
});
