import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { catalogue, findEntry } from '../../models/catalogue.ts';
import { parseModelManifest } from '../../models/model-manifest.ts';
import { tinyChat, tinyChatParts, tinyLibrary } from '../../repack/testing/tiny-chat.ts';
import { createFakeHub, fakeCommit } from '../testing/fake-hub.ts';
import { describeHubGguf, listGgufs } from './hub-ggufs.ts';
import { prefixSource } from './prefix-source.ts';
import type { FakeHub } from '../testing/fake-hub.ts';

const hub = 'https://hub.example';
const repo = 'maker/Talker-GGUF';
const entry = { ...findEntry(catalogue[1]!.id)!, repo };
const [one, two] = tinyChatParts();
const bare = tinyChat({ 'general.license': null, 'general.organization': null });
const files = {
  'README.md': new Uint8Array(3),
  'Talker-Q8_0.gguf': tinyChat(),
  'bare.Q4_0.gguf': bare,
  'split/Talker-F16-00001-of-00002.gguf': one,
  'split/Talker-F16-00002-of-00002.gguf': two,
};
const noHost = { deviceBytes: null, library: null };
const signal = new AbortController().signal;
const list = (typed = repo, hubs = [hub]) => listGgufs({ repo: typed, hubs }, signal);

let fake: FakeHub;
const use = (content: Record<string, Uint8Array<ArrayBuffer>> = files): void => {
  fake = createFakeHub(hub, entry, content);
  vi.stubGlobal('fetch', fake.fetch);
};
const reason = (expected: string) => ({ code: 'repo-unusable', detail: { reason: expected } });

beforeEach(() => use());
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the models of a repository', () => {
  it('are listed with commit, sizes and quantization, split ones as one', async () => {
    const listed = await list(`https://huggingface.co/${repo}/tree/main`);
    expect(listed).toMatchObject({ repo, hub, commit: fakeCommit, licence: '' });
    expect(listed.models.map(({ name, quantization }) => [name, quantization]).sort()).toEqual([
      ['Talker-Q8_0', 'Q8_0'],
      ['bare.Q4_0', 'Q4_0'],
      ['split/Talker-F16', 'F16'],
    ]);
  });

  it('come from the first hub that knows them', async () => {
    const first = 'https://mirror.example';
    expect(await list(repo, [first, hub])).toMatchObject({ hub });
    expect(fake.requests[0]?.url).toContain(first);
  });

  it.each([
    [401, 'hidden'],
    [403, 'hidden'],
    [404, 'hidden'],
    [500, 'no-answer'],
  ])('that a hub answers with %i are told in words', async (status, expected) => {
    vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 1000 });
    fake.answer('revision/main', () => new Response('', { status }));
    await expect(list()).rejects.toMatchObject(reason(expected));
  });

  it('are told apart from a misspelt name, a gated repository, and one without any', async () => {
    await expect(list('no name')).rejects.toMatchObject(reason('bad-name'));
    expect(fake.requests).toEqual([]);
    fake.answer('revision/main', () => Response.json({ sha: fakeCommit, gated: 'auto' }));
    await expect(list()).rejects.toMatchObject(reason('gated'));
    use({ 'README.md': files['README.md'] });
    await expect(list()).rejects.toMatchObject(reason('no-gguf'));
  });

  it('are not mistaken for the page of a captive portal', async () => {
    const headers = { 'content-type': 'text/html' };
    fake.answer('revision/main', () => new Response('<html>', { headers }));
    await expect(list()).rejects.toMatchObject({ code: 'captive-portal' });
  });

  it('are waited for when the network is gone, and then told', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 1000 });
    fake.answer('revision/main', () => Promise.reject(new TypeError('offline')));
    await expect(list()).rejects.toMatchObject(reason('no-answer'));
  });
});

describe('a model of a repository', () => {
  const describeIt = async (name: string, licence = '') => {
    const listed = { ...(await list()), licence };
    const listing = listed.models.find((model) => model.name === name)!;
    fake.requests.length = 0;
    return describeHubGguf(
      { repo: listed, listing, hubs: ['https://other.example', hub], ...noHost },
      signal,
    );
  };

  it('is described from its header, and gets a manifest with the hashes of the hub', async () => {
    const { description, manifest, source } = await describeIt('Talker-Q8_0');
    expect(description).toMatchObject({ name: 'Talker-Q8_0', maker: 'The tests', parts: 1, warnings: [] });
    expect(parseModelManifest(manifest)).toEqual(manifest);
    expect(manifest).toMatchObject({ id: 'Talker-Q8_0', revision: fakeCommit, library: null });
    expect(manifest.files[0]).toMatchObject({ path: 'Talker-Q8_0.gguf', sizeBytes: tinyChat().length });
    expect(source.filesUrls).toEqual([
      `${hub}/${repo}/resolve/${fakeCommit}/`,
      `https://other.example/${repo}/resolve/${fakeCommit}/`,
    ]);
    expect(new Headers(fake.requests[0]?.init.headers).get('range')).toBe('bytes=0-1048575');
  });

  it('takes from the hub what its file does not say', async () => {
    const { description } = await describeIt('bare.Q4_0', 'mit');
    expect(description).toMatchObject({ maker: 'maker', licence: { spdx: 'MIT' }, warnings: [] });
  });

  it('may come in parts', async () => {
    const { description, manifest } = await describeIt('split/Talker-F16');
    expect(description).toMatchObject({ parts: 2, sizeBytes: one.length + two.length });
    expect(manifest.files).toHaveLength(2);
    expect(manifest.id).toBe('split-Talker-F16');
  });

  it.each([401, 403])('that needs an agreement first (%i) is told as that', async (status) => {
    fake.answer('Talker-Q8_0.gguf', () => new Response('', { status }));
    await expect(describeIt('Talker-Q8_0')).rejects.toMatchObject(reason('gated'));
  });

  it('that is broken is refused before anything counts', async () => {
    fake.answer('Talker-Q8_0.gguf', () => new Response(new Uint8Array(tinyChat().length)));
    await expect(describeIt('Talker-Q8_0')).rejects.toMatchObject({ code: 'gguf-invalid' });
  });

  it('is known to fit the library of the site', async () => {
    const listed = await list();
    const listing = listed.models.find(({ name }) => name === 'Talker-Q8_0')!;
    const params = { repo: listed, listing, hubs: [hub], deviceBytes: null, library: tinyLibrary };
    expect((await describeHubGguf(params, signal)).description.chipBytes).toBeGreaterThan(1e5);
  });
});

describe('the beginning of a file on a hub', () => {
  const content = Uint8Array.from({ length: 5000 }, (_, index) => index % 251);
  const url = 'https://hub.example/file';
  const asked: string[] = [];
  const serve = (respond: (start: number, end: number) => Response): void => {
    asked.length = 0;
    vi.stubGlobal('fetch', async (_: string, { headers }: RequestInit) => {
      const range = new Headers(headers).get('range') ?? '';
      asked.push(range);
      const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
      return respond(Number(start), Number(end) + 1);
    });
  };
  const partial = (start: number, end: number): Response =>
    new Response(content.slice(start, end), {
      status: 206,
      headers: { 'content-range': `bytes ${start}-${end - 1}/5000` },
    });

  it('is asked for once, and only what is missing', async () => {
    serve(partial);
    const source = prefixSource(url, 5000, signal);
    expect(await source.read(0, 100)).toEqual(content.slice(0, 100));
    expect(await source.read(50, 950)).toEqual(content.slice(50, 1000));
    expect(await source.read(10, 20)).toEqual(content.slice(10, 30));
    expect(asked).toEqual(['bytes=0-99', 'bytes=100-999']);
  });

  it('comes from a server without ranges too', async () => {
    serve(() => new Response(content.slice()));
    const source = prefixSource(url, 5000, signal);
    expect(await source.read(0, 100)).toEqual(content.slice(0, 100));
    expect(await source.read(0, 1000)).toEqual(content.slice(0, 1000));
  });

  it('is asked for again when the connection breaks or ends early', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 1000 });
    const answers = [
      () => {
        throw new TypeError('offline');
      },
      (start: number) => partial(start, start + 10),
      partial,
    ];
    serve((start, end) => answers[asked.length - 1]!(start, end));
    expect(await prefixSource(url, 5000, signal).read(0, 100)).toEqual(content.slice(0, 100));
    expect(asked).toHaveLength(3);
  });

  it('is not another part of the file, nor the page of a login', async () => {
    serve(() => partial(3, 103));
    await expect(prefixSource(url, 5000, signal).read(0, 100)).rejects.toMatchObject({
      code: 'download-failed',
    });
    serve(() => new Response('<html>', { headers: { 'content-type': 'text/html' } }));
    await expect(prefixSource(url, 5000, signal).read(0, 5)).rejects.toMatchObject({
      code: 'captive-portal',
    });
  });
});
