import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startHub } from './hub.ts';
import type { Hub } from './hub.ts';
import type { Fault } from './fault.ts';

const shard = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251);
const config = new TextEncoder().encode('{}');
const commit = 'c0ffee'.padEnd(40, '0');
const content = {
  models: [{ repo: 'maker/model', commit, files: { 'params_shard_0.bin': shard, 'config.json': config } }],
  libraries: { 'a.wasm': config },
  catalogue: [{ id: 'model' }],
};

let hub: Hub;
beforeAll(async () => {
  hub = await startHub(content);
});
beforeEach(() => {
  hub.setFaults([]);
  hub.forget();
});
afterAll(() => hub.close());

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${hub.url}${path}`, { headers });
const shardPath = `/maker/model/resolve/${commit}/params_shard_0.bin`;
const getShard = (fault?: Fault, headers: Record<string, string> = {}): Promise<Response> => {
  if (fault !== undefined) hub.setFaults([{ path: 'shard_0.bin', fault, times: 1 }]);
  return get(shardPath, headers);
};

describe('the stand-in hub', () => {
  it('names the commit of a branch and the files of a commit', async () => {
    expect(await (await get('/api/models/maker/model/revision/main')).json()).toEqual({ sha: commit });
    const tree: unknown = await (await get(`/api/models/maker/model/tree/${commit}?recursive=true`)).json();
    const sha256 = createHash('sha256').update(shard).digest('hex');
    expect(tree).toMatchObject([
      { type: 'file', path: 'params_shard_0.bin', lfs: { oid: sha256, size: shard.byteLength } },
      { type: 'file', path: 'config.json', size: 2 },
    ]);
    expect(tree).not.toHaveProperty('1.lfs');
  });

  it('sends files after a redirect, to pages of any origin, and counts them', async () => {
    const response = await getShard();
    expect(response.redirected).toBe(true);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(shard);
    expect(hub.served('params_shard_0.bin')).toEqual({ requests: 1, bytes: shard.byteLength });
  });

  it('sends ranges, and refuses those outside', async () => {
    const response = await getShard(undefined, { range: 'bytes=99990-' });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe('bytes 99990-99999/100000');
    expect((await response.arrayBuffer()).byteLength).toBe(10);
    expect((await getShard(undefined, { range: 'bytes=100000-' })).status).toBe(416);
  });

  it('has a catalogue and libraries, and nothing else', async () => {
    expect(await (await get('/catalogue.json')).json()).toEqual([{ id: 'model' }]);
    expect((await get('/libraries/a.wasm')).status).toBe(200);
    for (const path of ['/', '/libraries/b.wasm', '/api/models/maker/other/revision/main', `${shardPath}x`]) {
      expect((await get(path)).status).toBe(404);
    }
  });

  it('breaks the connection after so many bytes, as often as it was told', async () => {
    const response = await getShard({ kind: 'drop', afterBytes: 20_000 });
    await expect(response.arrayBuffer()).rejects.toThrow();
    expect(hub.served('params_shard_0.bin').bytes).toBe(20_000);
    expect((await (await getShard()).arrayBuffer()).byteLength).toBe(100_000);
  });

  it('stalls', async () => {
    const response = await getShard({ kind: 'stall', afterBytes: 20_000 });
    const silence = new Promise((resolve) => setTimeout(() => resolve('nothing'), 200));
    await expect(Promise.race([response.arrayBuffer(), silence])).resolves.toBe('nothing');
    await response.body?.cancel().catch(() => undefined);
  });

  it('is slow', async () => {
    const startMs = performance.now();
    await (await getShard({ kind: 'slow', bytesPerSecond: 400_000 })).arrayBuffer();
    expect(performance.now() - startMs).toBeGreaterThan(200);
  });

  it('answers with a status, and asks for patience', async () => {
    const response = await getShard({ kind: 'status', status: 429, retryAfterSeconds: 2 });
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('2');
  });

  it('sends a shorter file, a flipped byte, or a page', async () => {
    const short = await getShard({ kind: 'truncate', toBytes: 50 });
    expect((await short.arrayBuffer()).byteLength).toBe(50);
    const flipped = new Uint8Array(await (await getShard({ kind: 'flip', atByte: 7 })).arrayBuffer());
    expect(flipped.findIndex((byte, index) => byte !== shard[index])).toBe(7);
    expect((await getShard({ kind: 'html' })).headers.get('content-type')).toBe('text/html');
  });

  it('does not know ranges', async () => {
    const response = await getShard({ kind: 'no-range' }, { range: 'bytes=10-' });
    expect(response.status).toBe(200);
    expect((await response.arrayBuffer()).byteLength).toBe(100_000);
  });
});
