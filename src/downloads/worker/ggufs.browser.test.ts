import { beforeEach, describe, expect, it } from 'vitest';
import { brokenGgufs, tinyChat, tinyChatParts, tinyLibrary } from '../../repack/testing/tiny-chat.ts';
import { inspectModel } from '../../models/inspect-model.ts';
import { neededFiles } from '../../models/model-files.ts';
import { parseModelManifest } from '../../models/model-manifest.ts';
import { sha256Hex } from '../../models/sha256.ts';
import { openLlamaPack } from '../../repack/llama-pack.ts';
import { blobSource } from '../../gguf/byte-source.ts';
import { emptyCaches, listKeys, makeModel } from '../testing/stored-model.ts';
import { exportPack } from './export-pack.ts';
import { importPack, readPack } from './import-pack.ts';
import { describeFiles, importGguf } from './import-gguf.ts';
import { isIntact } from './is-intact.ts';
import { repackGguf } from './repack-gguf.ts';
import type { GgufManifest } from '../../models/model-manifest.ts';
import type { DescribeGgufParams } from '../contract/gguf-contract.ts';
import type { PackProgress } from '../contract/packs-contract.ts';

const noHost = { deviceBytes: null, library: null };
const quiet = () => ({ signal: new AbortController().signal, emit: () => undefined });
const files = (...each: [path: string, bytes: Uint8Array<ArrayBuffer>][]): DescribeGgufParams => ({
  files: each.map(([path, bytes]) => ({ path, blob: new Blob([bytes]) })),
  ...noHost,
});
const tiny = () => files(['Tiny-Talker.Q4_1.gguf', tinyChat()]);

beforeEach(emptyCaches);

describe('a GGUF that a visitor brings', () => {
  it('is described before anything is stored', async () => {
    expect(await describeFiles(tiny())).toMatchObject({
      name: 'Tiny-Talker.Q4_1',
      ownName: 'Tiny Talker',
      maker: 'The tests',
      licence: { spdx: 'Apache-2.0' },
      architecture: 'llama',
      contextTokens: 4096,
      parts: 1,
      warnings: [],
      chipBytes: null,
    });
    expect(await listKeys()).toEqual([]);
  });

  it('is stored under the name of its content, whole and unchanged', async () => {
    const progress: PackProgress[] = [];
    const manifest = await importGguf(tiny(), { ...quiet(), emit: (each) => void progress.push(each) });
    expect(parseModelManifest(manifest)).toEqual(manifest);
    expect(manifest).toMatchObject({ id: 'Tiny-Talker.Q4_1', library: null, quantization: 'F32' });
    expect(manifest.files).toEqual([
      { path: 'Tiny-Talker.Q4_1.gguf', sizeBytes: tinyChat().length, sha256: await sha256Hex(tinyChat()) },
    ]);
    await expect(inspectModel(manifest)).resolves.toMatchObject({ complete: true });
    for (const file of neededFiles(manifest)) expect(await isIntact(file, caches)).toBe(true);
    expect(progress.at(-1)?.doneBytes).toBe(progress.at(-1)?.totalBytes);
  });

  it('may come in parts, in any order and under any name', async () => {
    const [one, two] = tinyChatParts();
    const manifest = await importGguf(files(['b.gguf', two], ['a-talker.gguf', one]), quiet());
    expect(manifest.files.map(({ path }) => path)).toEqual([
      'a-talker-00001-of-00002.gguf',
      'a-talker-00002-of-00002.gguf',
    ]);
    expect(manifest.files[0]?.sha256).toBe(await sha256Hex(one));
    await expect(inspectModel(manifest)).resolves.toMatchObject({ complete: true });
  });

  it('is the same model when it comes again', async () => {
    const first = await importGguf(tiny(), quiet());
    const keys = await listKeys();
    expect(await importGguf(tiny(), quiet())).toEqual(first);
    expect(await listKeys()).toEqual(keys);
  });

  it('says that nobody told its licence', async () => {
    const bare = files(['t.gguf', tinyChat({ 'general.license': null })]);
    expect(await describeFiles(bare)).toMatchObject({
      licence: { spdx: 'NOASSERTION', url: null },
      warnings: ['licence-unknown'],
    });
    const manifest = await importGguf(bare, quiet());
    expect(parseModelManifest(manifest).licence).toEqual({ spdx: 'NOASSERTION', url: null });
  });

  it.each(brokenGgufs())('is refused in words and leaves nothing: %s', async (_, bytes, words) => {
    const refused = { message: expect.stringMatching(/^gguf-(invalid|unsupported)/) as string };
    await expect(describeFiles(files(['a.gguf', bytes]))).rejects.toMatchObject(refused);
    await expect(importGguf(files(['a.gguf', bytes]), quiet())).rejects.toThrow(words);
    expect(await listKeys()).toEqual([]);
  });

  it('is refused where the memory does not suffice', async () => {
    const small = { ...tiny(), deviceBytes: 2 ** 20 };
    await expect(importGguf(small, quiet())).rejects.toMatchObject({ code: 'model-too-large' });
    expect(await listKeys()).toEqual([]);
  });

  it('leaves nothing when it is cancelled, at any moment', async () => {
    for (let stop = 0; ; stop += 1) {
      await emptyCaches();
      const abort = new AbortController();
      let seen = 0;
      const emit = (): void => {
        if (seen === stop) abort.abort();
        seen += 1;
      };
      const work = importGguf(tiny(), { signal: abort.signal, emit });
      const error = await work.then(
        () => null,
        (reason: unknown) => reason,
      );
      // How often it tells depends on how long it takes; the last time everything is stored already.
      if (error === null && seen <= stop + 1) {
        expect(stop).toBeGreaterThan(1);
        return;
      }
      expect(error, `stopped at ${stop}`).toMatchObject({ name: 'AbortError' });
      expect(await listKeys(), `stopped at ${stop}`).toEqual([]);
    }
  });

  it('leaves nothing of the parts that were stored when a later one fails', async () => {
    const [one, two] = tinyChatParts();
    const params = files(['a.gguf', one], ['b.gguf', two]);
    const second = params.files[1]!.blob;
    let reads = 0;
    // As a stick that is pulled out while the second part is copied.
    const stream = second.stream.bind(second);
    second.stream = () => {
      reads += 1;
      const broken = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform: (_, controller) => controller.error(new DOMException('gone', 'NotReadableError')),
      });
      return stream().pipeThrough(broken);
    };
    await expect(importGguf(params, quiet())).rejects.toBeInstanceOf(Error);
    expect(reads).toBe(1);
    expect(await listKeys()).toEqual([]);
  });

  it('travels as a pack', async () => {
    const manifest = await importGguf(tiny(), quiet());
    const words = { name: 'Tiny', maker: 'The tests' };
    const { parts } = await exportPack({ manifest, ...words, handle: null, splitBytes: null }, quiet());
    const keys = await listKeys();
    await emptyCaches();
    const pack = { files: parts.map(({ name, blob }) => ({ path: name, blob })) };
    await expect(readPack(pack)).resolves.toEqual({ manifest, ...words });
    const brought = await importPack({ ...pack, trusted: null }, quiet());
    expect(brought).toEqual(manifest);
    expect(await listKeys()).toEqual(keys);
  });
});

describe('a GGUF of the shape of the library', () => {
  const stored = (): Promise<GgufManifest> => importGguf(tiny(), quiet());
  const params = async (manifest: GgufManifest) => ({
    manifest,
    starter: (await makeModel()).manifest,
    library: tinyLibrary,
  });

  it('is known before it is stored, with the bytes of the build', async () => {
    const pack = await openLlamaPack(blobSource(new Blob([tinyChat()])), {
      contextTokens: 2048,
      prefillChunkTokens: 512,
      systemMessage: 'x',
    });
    const fitting = await describeFiles({ ...tiny(), library: tinyLibrary });
    expect(fitting.chipBytes).toBe(pack.weightBytes);
    const other = { ...tinyLibrary, layers: 3 };
    expect((await describeFiles({ ...tiny(), library: other })).chipBytes).toBeNull();
  });

  it('becomes a model for the graphics chip, with the library of the site', async () => {
    const manifest = await stored();
    const work = await params(manifest);
    const progress: PackProgress[] = [];
    const build = await repackGguf(work, { ...quiet(), emit: (each) => void progress.push(each) });
    expect(parseModelManifest(build)).toEqual(build);
    expect(build).toMatchObject({
      id: 'Tiny-Talker.Q4_1-q4f32_a',
      library: work.starter.library,
      contextTokens: 2048,
      licence: manifest.licence,
      quantization: 'q4f32_a',
    });
    expect(build.files.at(-1)?.path).toBe('tensor-cache.json');
    // All but the library, which comes with the site.
    const own = neededFiles(build).filter(({ isLibrary }) => !isLibrary);
    for (const file of own) expect(await isIntact(file, caches), file.path).toBe(true);
    expect(progress.at(-1)?.doneBytes).toBe(progress.at(-1)?.totalBytes);
    // The same file makes the same build.
    expect(await repackGguf(work, quiet())).toEqual(build);
  });

  it('leaves nothing of the build when it is cancelled or fails', async () => {
    const manifest = await stored();
    const keys = await listKeys();
    const abort = new AbortController();
    let seen = 0;
    const emit = (): void => {
      seen += 1;
      if (seen === 3) abort.abort();
    };
    await expect(repackGguf(await params(manifest), { signal: abort.signal, emit })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(await listKeys()).toEqual(keys);
    const other = { ...(await params(manifest)), library: { ...tinyLibrary, heads: 2 } };
    await expect(repackGguf(other, quiet())).rejects.toMatchObject({ code: 'gguf-unsupported' });
    await emptyCaches();
    await expect(repackGguf(await params(manifest), quiet())).rejects.toMatchObject({
      code: 'files-missing',
    });
  });
});
