import { blobSource } from '../../gguf/byte-source.ts';
import { readGguf, readShortMetadata } from '../../gguf/read-gguf.ts';
import { AppError, isAppError } from '../../errors/app-error.ts';
import { findMissingFiles } from '../../models/find-missing-files.ts';
import { neededFiles } from '../../models/model-files.ts';
import type { ByteSource } from '../../gguf/byte-source.ts';
import type { GgufManifest } from '../../models/model-manifest.ts';

export interface ModelFile {
  path: string;
  /** The browser keeps its bytes on the disk until they are asked for. */
  blob: Blob;
}

/**
 * The parts of the model's GGUF as they are stored, in order.
 * @throws AppError `files-missing`, `model-file-broken`
 */
export async function openModelFiles(manifest: GgufManifest, storage: CacheStorage): Promise<ModelFile[]> {
  const missing = await findMissingFiles(manifest, storage);
  if (missing.length > 0) throw new AppError('files-missing', { paths: missing.map(({ path }) => path) });
  // `-00001-of-00003`: by name is in order.
  const parts = neededFiles(manifest)
    .filter(({ path }) => path.endsWith('.gguf'))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  return Promise.all(
    parts.map(async ({ path, sizeBytes, key }) => {
      const response = await storage.match(key.url, { cacheName: key.cacheName });
      if (response === undefined) throw new AppError('files-missing', { paths: [path] });
      const blob = await response.blob();
      if (blob.size === sizeBytes) return { path, blob };
      const reason = `${path} has ${blob.size} bytes instead of ${sizeBytes}`;
      throw new AppError('model-file-broken', { reason });
    }),
  );
}

export type Pooling = 'mean' | 'cls' | 'last';

/** By the numbers of `llama_pooling_type` (llama.h), those that make one vector of a text. */
const poolings: readonly (Pooling | undefined)[] = [undefined, 'mean', 'cls', 'last'];

/** How the model makes one vector of a text; null for a model that writes. Throws `model-file-broken`. */
export async function readPooling(files: readonly ModelFile[]): Promise<Pooling | null> {
  const metadata = await readHeader(files, readShortMetadata);
  const architecture = String(metadata.get('general.architecture'));
  const pooling = metadata.get(`${architecture}.pooling_type`);
  return typeof pooling === 'number' ? (poolings[pooling] ?? null) : null;
}

/** The text of the token that ends a reply: one that is never part of words. Throws `model-file-broken`. */
export async function readEndToken(files: readonly ModelFile[]): Promise<string | null> {
  const { metadata } = await readHeader(files, readGguf);
  const tokens = metadata.get('tokenizer.ggml.tokens');
  const end = metadata.get('tokenizer.ggml.eos_token_id');
  const token = Array.isArray(tokens) && typeof end === 'number' ? (tokens as readonly unknown[])[end] : null;
  return typeof token === 'string' && token !== '' ? token : null;
}

/** The model is what the header of the first part says. The file was whole when it was stored. */
async function readHeader<Header>(
  [first]: readonly ModelFile[],
  read: (source: ByteSource) => Promise<Header>,
): Promise<Header> {
  if (first === undefined)
    throw new AppError('gguf-invalid', { reason: 'The model has no file of that kind.' });
  try {
    return await read(blobSource(first.blob));
  } catch (error) {
    if (!isAppError(error) || error.code !== 'gguf-invalid') throw error;
    const { reason } = (error as AppError<'gguf-invalid'>).detail;
    throw new AppError('model-file-broken', { reason: `${first.path}: ${reason}` }, { cause: error });
  }
}
