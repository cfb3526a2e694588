import { beforeEach, describe, expect, it } from 'vitest';
import { inspectModel } from '../../models/inspect-model.ts';
import { packRevision } from '../../models/pack-revision.ts';
import { blockBytes, paddingBytes, writeTarHeader } from '../../tar/tar-header.ts';
import { emptyCaches, listKeys, makeModel, storeModel } from '../testing/stored-model.ts';
import { exportPack } from './export-pack.ts';
import { importPack, readPack } from './import-pack.ts';
import { describePack, packNames } from './pack-format.ts';
import type { PackFiles, PackProgress } from '../contract/packs-contract.ts';
import type { TestModel } from '../testing/stored-model.ts';

const words = { name: 'Test model', maker: 'The tests' };
const quiet = () => ({ signal: new AbortController().signal, emit: () => undefined });
const asFiles = (...blobs: Blob[]): PackFiles => ({
  files: blobs.map((blob) => ({ path: 'a.hearth-pack', blob })),
});

let model: TestModel;
beforeEach(async () => {
  await emptyCaches();
  model = await makeModel();
});

async function exportIt(splitBytes: number | null = null) {
  await storeModel(model);
  const params = { manifest: model.manifest, ...words, handle: null, splitBytes };
  return (await exportPack(params, quiet())).parts;
}

describe('a model pack', () => {
  it('brings the model to a browser that has nothing', async () => {
    const [pack] = await exportIt();
    const before = await listKeys();
    await emptyCaches();
    const files = asFiles(pack!.blob);
    await expect(readPack(files)).resolves.toEqual({ manifest: model.manifest, ...words });
    const progress: PackProgress[] = [];
    const context = { ...quiet(), emit: (each: PackProgress) => void progress.push(each) };
    await importPack({ ...files, trusted: model.manifest }, context);
    expect(await listKeys()).toEqual(before);
    await expect(inspectModel(model.manifest)).resolves.toMatchObject({ complete: true });
    expect(progress.at(-1)?.doneBytes).toBe(progress.at(-1)?.totalBytes);
  });

  it('may come in parts, in any order, or unpacked', async () => {
    const parts = await exportIt(4_000);
    expect(parts.length).toBeGreaterThan(2);
    expect(parts[0]?.name).toBe('Test-Model.hearth-pack.001');
    await emptyCaches();
    const files = parts.map(({ name, blob }) => ({ path: name, blob })).reverse();
    await importPack({ files, trusted: model.manifest }, quiet());
    await expect(inspectModel(model.manifest)).resolves.toMatchObject({ complete: true });
    await emptyCaches();
    const folder = [...packNames(model.manifest)].map(([name, { path }]) => ({
      path: `stick/${name}`,
      blob: new Blob([model.contents.get(path)!]),
    }));
    const description = {
      path: 'stick/manifest.json',
      blob: new Blob([describePack({ manifest: model.manifest, ...words })]),
    };
    await importPack({ files: [...folder, description], trusted: model.manifest }, quiet());
    await expect(inspectModel(model.manifest)).resolves.toMatchObject({ complete: true });
  });

  it('that nobody vouches for lies apart from the model that it claims to be', async () => {
    const [pack] = await exportIt();
    await emptyCaches();
    const stored = await importPack({ ...asFiles(pack!.blob), trusted: null }, quiet());
    expect(stored.revision).toBe(await packRevision(model.manifest.files));
    await expect(inspectModel(stored)).resolves.toMatchObject({ complete: true });
    await expect(inspectModel(model.manifest)).resolves.toMatchObject({ complete: false });
  });

  it('is not made of a damaged model', async () => {
    const damaged = new Map(model.contents).set('params_shard_0.bin', new Uint8Array(1503));
    await storeModel({ ...model, contents: damaged });
    const params = { manifest: model.manifest, ...words, handle: null, splitBytes: null };
    await expect(exportPack(params, quiet())).rejects.toMatchObject({ code: 'integrity-mismatch' });
    await emptyCaches();
    await expect(exportPack(params, quiet())).rejects.toMatchObject({ code: 'files-missing' });
  });

  it('leaves nothing behind when it is cancelled', async () => {
    const [pack] = await exportIt();
    await emptyCaches();
    const abort = new AbortController();
    const context = { signal: abort.signal, emit: () => abort.abort() };
    const importing = importPack({ ...asFiles(pack!.blob), trusted: null }, context);
    await expect(importing).rejects.toMatchObject({ name: 'AbortError' });
    expect(await listKeys()).toEqual([]);
  });

  it('leaves what was here before when it fails', async () => {
    const [pack] = await exportIt();
    const before = await listKeys();
    const torn = pack!.blob.slice(0, pack!.blob.size - 4_000);
    await expect(importPack({ ...asFiles(torn), trusted: model.manifest }, quiet())).rejects.toThrow();
    expect(await listKeys()).toEqual(before);
  });
});

type Members = (readonly [name: string, bytes: Uint8Array<ArrayBuffer>])[];

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

function tar(members: Members): Blob {
  const pieces = members.flatMap(([name, bytes]) => [
    writeTarHeader(name, bytes.byteLength),
    bytes,
    new Uint8Array(paddingBytes(bytes.byteLength)),
  ]);
  return new Blob([...pieces, new Uint8Array(2 * blockBytes)]);
}

/** The members of a good pack, to be spoiled. */
function members(manifest: unknown = model.manifest): Members {
  const description = bytesOf(JSON.stringify({ format: 'hearth-pack', version: 1, manifest, ...words }));
  const files = [...packNames(model.manifest)].map(
    ([name, { path }]) => [name, model.contents.get(path)!] as const,
  );
  return [['manifest.json', description], ...files];
}

const replaced = (at: number, member: Members[number]): Members => members().with(at, member);

const hostile: [string, () => Members | Blob, RegExp][] = [
  ['text that is no archive', () => new Blob(['#!/bin/sh\n'.repeat(200)]), /header is damaged/],
  ['an archive of something else', () => [['readme.txt', bytesOf('hello')]], /not a description/],
  [
    'a description that is no JSON',
    () => replaced(0, ['manifest.json', bytesOf('{')]),
    /description is damaged/,
  ],
  ['a description of 2 MB', () => replaced(0, ['manifest.json', new Uint8Array(2e6)]), /too long/],
  ['another format', () => replaced(0, ['manifest.json', bytesOf('{"format":"zip"}')]), /not a model pack/],
  [
    'a newer version',
    () => replaced(0, ['manifest.json', bytesOf('{"format":"hearth-pack","version":9}')]),
    /newer kind/,
  ],
  [
    'a path that leads out',
    () => members({ ...model.manifest, files: [{ ...model.manifest.files[0], path: '../../x' }] }),
    /description is damaged/,
  ],
  ['an absolute path', () => replaced(2, ['/etc/passwd', bytesOf('x')]), /does not belong/],
  ['a file more', () => [...members(), ['files/extra.bin', bytesOf('x')]], /does not belong/],
  ['a file twice', () => [...members(), members()[2]!], /does not belong/],
  ['a file less', () => members().slice(0, -1), /files are missing/],
  [
    'a file of the wrong size',
    () => replaced(2, ['files/mlc-chat-config.json', bytesOf('{}')]),
    /wrong size/,
  ],
  [
    'a flipped byte',
    () => replaced(4, ['files/params_shard_0.bin', model.contents.get('params_shard_0.bin')!.with(7, 0)]),
    /damaged/,
  ],
  ['a pack that ends early', () => tar(members()).slice(0, 9_000), /ends early/],
  [
    'a header that claims 8 GB',
    () => new Blob([tar(members()).slice(0, 4096), writeTarHeader('files/tokenizer.json', 8 ** 11 - 1)]),
    /./,
  ],
];

describe('a hostile pack is refused in words and leaves nothing behind:', () => {
  it.each(hostile)('%s', async (_, make, words) => {
    const made = make();
    const files = asFiles(made instanceof Blob ? made : tar(made));
    await expect(importPack({ ...files, trusted: null }, quiet())).rejects.toMatchObject({
      code: 'pack-invalid',
      detail: { reason: expect.stringMatching(words) as string },
    });
    expect(await listKeys()).toEqual([]);
  });

  it('one that claims to be a known model, with other files', async () => {
    const other = await makeModel('Test-Model', 100);
    const files = asFiles(tar(members()));
    await expect(importPack({ ...files, trusted: other.manifest }, quiet())).rejects.toMatchObject({
      code: 'pack-invalid',
      detail: { reason: expect.stringMatching(/claims to be/) as string },
    });
    expect(await listKeys()).toEqual([]);
  });

  it('parts with a gap', async () => {
    const parts = await exportIt(4_000);
    await emptyCaches();
    const files = parts.toSpliced(1, 1).map(({ name, blob }) => ({ path: name, blob }));
    await expect(importPack({ files, trusted: null }, quiet())).rejects.toMatchObject({
      detail: { reason: expect.stringMatching(/parts of it are missing/) as string },
    });
  });
});
