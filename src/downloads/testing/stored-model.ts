// A model of a few kilobytes in the browser's real Cache Storage.
import { sha256Hex } from '../../models/sha256.ts';
import { neededFiles } from '../../models/model-files.ts';
import { starterManifest } from '../../models/starter-model.ts';
import { storeFile } from '../worker/store-file.ts';
import type { CompiledManifest, ManifestFile } from '../../models/model-manifest.ts';

export interface TestModel {
  manifest: CompiledManifest;
  /** By path; the library by its own. */
  contents: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

const paths = [
  'mlc-chat-config.json',
  'tokenizer.json',
  'params_shard_0.bin',
  'params_shard_1.bin',
  'tensor-cache.json',
];

export async function makeModel(id = 'Test-Model', seed = 1): Promise<TestModel> {
  const libraryPath = 'libraries/test.wasm';
  const contents = new Map(
    [libraryPath, ...paths].map(
      (path, index) => [path, new Uint8Array(1500 + index).fill(seed + index)] as const,
    ),
  );
  const entry = async (path: string): Promise<ManifestFile> => {
    const bytes = contents.get(path) ?? new Uint8Array();
    return { path, sizeBytes: bytes.byteLength, sha256: await sha256Hex(bytes) };
  };
  const files = await Promise.all(paths.map(entry));
  const manifest = {
    ...starterManifest,
    id,
    revision: 'abcdef0123456789',
    library: await entry(libraryPath),
    files,
  };
  return { manifest, contents };
}

export async function storeModel({ manifest, contents }: TestModel): Promise<void> {
  for (const file of neededFiles(manifest)) {
    await storeFile(file, contents.get(file.path) ?? new Uint8Array());
  }
}

const names = ['webllm/model', 'webllm/config', 'webllm/wasm'];

/** Everything that lies in the models' caches. */
export async function listKeys(): Promise<string[]> {
  const keys: string[] = [];
  for (const name of names) {
    for (const { url } of await (await caches.open(name)).keys()) keys.push(`${name} ${url}`);
  }
  return keys.sort();
}

export async function emptyCaches(): Promise<void> {
  for (const name of await caches.keys()) await caches.delete(name);
}
