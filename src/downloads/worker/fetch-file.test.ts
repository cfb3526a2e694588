import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchFile } from './fetch-file.ts';
import { Part } from './part.ts';
import { WholeFileHasher } from './whole-file-hasher.ts';
import type { NeededFile } from '../../models/model-files.ts';
import type { DownloadTimings } from './timings.ts';

const content = new TextEncoder().encode('weights of a model');
const file: NeededFile = {
  path: 'a.bin',
  sizeBytes: content.byteLength,
  sha256: createHash('sha256').update(content).digest('hex'),
  key: { cacheName: 'webllm/model', url: 'https://model.invalid/a.bin' },
  isLibrary: false,
};
const timings: DownloadTimings = {
  stallMs: 60,
  backoffMs: 1,
  longestBackoffMs: 4,
  longestRetryAfterMs: 30,
  attempts: 3,
};
const url = 'https://hub.example/a.bin';
const mirror = 'https://mirror.example/a.bin';

type Answer = (from: number, url: string, signal: AbortSignal) => Response | Promise<Response>;

/** The rest of the file, as a host that knows ranges sends it; `sent` bytes of it before the connection drops. */
function rest(from: number, sent = Infinity, bytes = content): Response {
  const part = bytes.slice(from, from + sent);
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(part);
      if (from + sent < bytes.byteLength) setTimeout(() => controller.error(new TypeError('dropped')));
      else controller.close();
    },
  });
  if (from === 0) return new Response(body);
  const range = `bytes ${from}-${bytes.byteLength - 1}/${bytes.byteLength}`;
  return new Response(body, { status: 206, headers: { 'content-range': range } });
}

async function fetching(
  answers: readonly Answer[],
  urls: readonly string[] = [url],
  abort = new AbortController(),
) {
  const requests: { url: string; from: number }[] = [];
  vi.stubGlobal('fetch', async (asked: string, { headers, signal }: RequestInit) => {
    const range = new Headers(headers).get('range');
    const from = range === null ? 0 : Number(/^bytes=(\d+)-$/.exec(range)?.[1]);
    const answer = answers[Math.min(requests.length, answers.length - 1)]!;
    requests.push({ url: asked, from });
    return answer(from, asked, signal!);
  });
  vi.stubGlobal('navigator', { onLine: true });
  let received = 0;
  const busy = vi.fn();
  const meter = {
    receive: (bytes: number) => (received += bytes),
    find: () => undefined,
    wait: () => () => undefined,
    finish: () => undefined,
  };
  const part = await Part.open(file, () => Promise.reject(new Error('no file system')));
  const context = {
    signal: abort.signal,
    meter,
    timings,
    hasher: new WholeFileHasher([file.sizeBytes]),
    onBusy: busy,
  };
  const done = fetchFile(urls, file, part, context);
  return { done, part, requests, busy, received: () => received };
}

const whole: Answer = (from) => rest(from);
const html = () => new Response('<html>Log in</html>', { headers: { 'content-type': 'text/html' } });

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('fetching a file', () => {
  it('fills the part when size and hash are as promised', async () => {
    const { done, part, received } = await fetching([whole]);
    await done;
    expect(new Uint8Array(await (await part.blob()).arrayBuffer())).toEqual(content);
    expect(received()).toBe(content.byteLength);
  });

  it('goes on from the byte where the connection dropped, however often', async () => {
    const { done, requests, received } = await fetching([
      (from) => rest(from, 5),
      (from) => rest(from, 5),
      (from) => rest(from, 5),
      whole,
    ]);
    await done;
    expect(requests.map(({ from }) => from)).toEqual([0, 5, 10, 15]);
    expect(received()).toBe(content.byteLength);
  });

  it('goes on after an answer that simply ended early', async () => {
    const { done, requests } = await fetching([() => new Response(content.slice(0, 7)), whole]);
    await done;
    expect(requests.map(({ from }) => from)).toEqual([0, 7]);
  });

  it('starts over where a server knows no ranges, and takes the bytes off the count', async () => {
    const { done, received } = await fetching([(from) => rest(from, 5), () => rest(0)]);
    await done;
    expect(received()).toBe(content.byteLength);
  });

  it('starts over where a part of something else comes', async () => {
    const other = new Response('x', { status: 206, headers: { 'content-range': 'bytes 5-5/6' } });
    const { done, requests } = await fetching([(from) => rest(from, 5), () => other, whole]);
    await done;
    expect(requests.map(({ from }) => from)).toEqual([0, 5, 0]);
  });

  it('asks again when nothing comes for too long', async () => {
    const silent: Answer = (_from, _url, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      });
    const { done, requests } = await fetching([silent, whole]);
    await done;
    expect(requests).toHaveLength(2);
  });

  it.each([429, 500, 503])('asks again after %i', async (status) => {
    const { done, busy } = await fetching([() => new Response('wait', { status }), whole]);
    await done;
    expect(busy).toHaveBeenCalledTimes(status === 500 ? 0 : 1);
  });

  it('waits as long as the server asks, within reason', async () => {
    const startMs = performance.now();
    const wait = new Response('', { status: 429, headers: { 'retry-after': '3600' } });
    await (
      await fetching([() => wait, whole])
    ).done;
    const tookMs = performance.now() - startMs;
    expect(tookMs).toBeGreaterThan(25);
    expect(tookMs).toBeLessThan(1_000);
  });

  it('gives up in the end, and says with what the server answered', async () => {
    const { done, requests } = await fetching([() => new Response('', { status: 503 })]);
    await expect(done).rejects.toMatchObject({ code: 'download-failed', detail: { status: 503 } });
    expect(requests).toHaveLength(timings.attempts + 1);
  });

  it('gives up in the end without a network', async () => {
    const { done } = await fetching([() => Promise.reject(new TypeError('Failed to fetch'))]);
    await expect(done).rejects.toMatchObject({ code: 'download-failed', detail: { status: null } });
  });

  it.each([404, 403, 410])('does not ask again after %i', async (status) => {
    const { done, requests } = await fetching([() => new Response('no', { status })]);
    await expect(done).rejects.toMatchObject({ code: 'download-failed', detail: { status } });
    expect(requests).toHaveLength(1);
  });

  it('goes to the mirror, and keeps what had arrived', async () => {
    const { done, requests } = await fetching(
      [(from) => rest(from, 5), () => new Response('', { status: 404 }), whole],
      [url, mirror],
    );
    await done;
    expect(requests).toEqual([
      { url, from: 0 },
      { url, from: 5 },
      { url: mirror, from: 5 },
    ]);
  });

  it("refuses a captive portal's page at once", async () => {
    const { done, requests, received } = await fetching([html]);
    await expect(done).rejects.toMatchObject({ code: 'captive-portal' });
    expect(requests).toHaveLength(1);
    expect(received()).toBe(0);
  });

  it('keeps what had arrived before a captive portal came between', async () => {
    const { done, part } = await fetching([(from) => rest(from, 5), html]);
    await expect(done).rejects.toMatchObject({ code: 'captive-portal' });
    expect(part.receivedBytes).toBe(5);
  });

  it('refuses a length that is not the promised one before it reads a byte', async () => {
    const wrong = () => new Response('weights', { headers: { 'content-length': '7' } });
    const { done, received } = await fetching([wrong]);
    await expect(done).rejects.toMatchObject({ code: 'integrity-mismatch' });
    expect(received()).toBe(0);
  });

  it('refuses an empty file at once', async () => {
    const { done, requests } = await fetching([() => new Response('')]);
    await expect(done).rejects.toMatchObject({ code: 'integrity-mismatch' });
    expect(requests).toHaveLength(2);
  });

  it('stops at the first byte too many', async () => {
    const { done, part } = await fetching([() => new Response('x'.repeat(40))]);
    await expect(done).rejects.toMatchObject({ code: 'integrity-mismatch' });
    expect(part.receivedBytes).toBe(0);
  });

  it('fetches a file with a flipped byte once more, and then refuses it', async () => {
    const flipped = content.slice();
    flipped[3] = 0;
    const bad: Answer = (from) => rest(from, Infinity, flipped);
    await expect((await fetching([bad, whole])).done).resolves.toBeUndefined();
    const { done, requests, received } = await fetching([bad]);
    await expect(done).rejects.toMatchObject({ code: 'integrity-mismatch', detail: { path: 'a.bin' } });
    expect(requests).toHaveLength(2);
    expect(received()).toBe(0);
  });

  it('rejects with AbortError when it is cancelled midway, and keeps what had arrived', async () => {
    const abort = new AbortController();
    const { done, part } = await fetching(
      [
        (from, _url, signal) => {
          const body = new ReadableStream({
            start(controller) {
              controller.enqueue(content.slice(from, from + 5));
              signal.addEventListener('abort', () => controller.error(signal.reason));
            },
          });
          setTimeout(() => abort.abort(), 5);
          return new Response(body);
        },
      ],
      [url],
      abort,
    );
    await expect(done).rejects.toMatchObject({ name: 'AbortError' });
    expect(part.receivedBytes).toBe(5);
  });
});
