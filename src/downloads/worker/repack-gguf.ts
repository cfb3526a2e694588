// A stored GGUF becomes a model for the graphics chip, shard by shard: neither the file nor the pack is ever in memory whole.
import { AppError } from '../../errors/app-error.ts';
import { blobSource } from '../../gguf/byte-source.ts';
import { unsupportedGguf } from '../../gguf/gguf-errors.ts';
import { fileKey } from '../../models/cache-keys.ts';
import { neededFiles } from '../../models/model-files.ts';
import { sha256Hex } from '../../models/sha256.ts';
import { openChipBuild } from '../../repack/chip-build.ts';
import { quantization } from '../../repack/llama-pack.ts';
import { isStored, storeFile } from './store-file.ts';
import { StoredKeys } from './stored-keys.ts';
import type { CallContext } from '../../channel/answer.ts';
import type { CompiledManifest, GgufManifest, ManifestFile } from '../../models/model-manifest.ts';
import type { LlamaPack } from '../../repack/llama-pack.ts';
import type { RepackGgufParams } from '../contract/gguf-contract.ts';
import type { PackProgress } from '../contract/packs-contract.ts';

/** Changes when the same GGUF would become another pack. */
const repackVersion = 1;

/** The library is not fetched here: whoever starts the model finds it in the manifest. */
export async function repackGguf(
  { manifest, starter, library }: RepackGgufParams,
  context: CallContext<PackProgress>,
): Promise<CompiledManifest> {
  const pack = await openChipBuild(blobSource(await readStored(manifest)), library);
  if (pack === null) throw unsupportedGguf('its shape is not that of the library of this site');
  const { features, limits } = starter.needs;
  const build = { id: `${manifest.id}-${quantization}`, revision: await buildRevision(manifest) };
  const added = new StoredKeys();
  try {
    const files = await storePack(pack, build, added, context);
    return {
      ...build,
      library: starter.library,
      files,
      licence: manifest.licence,
      contextTokens: pack.contextTokens,
      quantization,
      needs: { features, limits, memoryBytes: pack.memoryBytes },
    };
  } catch (error) {
    await added.remove();
    throw error;
  }
}

/** Files are stored while later ones are still being made, so the revision names what they are made of. */
async function buildRevision({ id, files }: GgufManifest): Promise<string> {
  const sources = files.map(({ sha256 }) => sha256).join(' ');
  return (await sha256Hex(new TextEncoder().encode(`repack ${repackVersion} ${id} ${sources}\n`))).slice(
    0,
    16,
  );
}

async function readStored(manifest: GgufManifest): Promise<Blob> {
  const weights = neededFiles(manifest).filter(({ path }) => path.endsWith('.gguf'));
  const [file] = weights;
  if (file === undefined || weights.length > 1) throw unsupportedGguf('it is in several parts');
  const response = await caches.match(file.key.url, { cacheName: file.key.cacheName });
  if (response === undefined) throw new AppError('files-missing', { paths: [file.path] });
  return response.blob();
}

/** The index of the weights comes last, as everywhere. */
async function storePack(
  pack: LlamaPack,
  build: Pick<CompiledManifest, 'id' | 'revision'>,
  added: StoredKeys,
  { signal, emit }: CallContext<PackProgress>,
): Promise<ManifestFile[]> {
  const files: ManifestFile[] = [];
  let doneBytes = 0;
  emit({ doneBytes, totalBytes: pack.weightBytes });
  for await (const { path, bytes } of pack.files()) {
    signal.throwIfAborted();
    const file = { path, sizeBytes: bytes.byteLength, sha256: await sha256Hex(bytes) };
    const needed = { ...file, key: fileKey(build, path), isLibrary: false };
    if (!(await isStored(needed))) {
      added.note(needed.key);
      await storeFile(needed, bytes);
    }
    files.push(file);
    if (path.endsWith('.bin')) doneBytes += bytes.byteLength;
    emit({ doneBytes, totalBytes: pack.weightBytes });
  }
  return files;
}
