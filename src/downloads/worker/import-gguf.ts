// A GGUF that a visitor brings becomes a model of this device: hashed, described in a manifest, stored.
import { blobSource } from '../../gguf/byte-source.ts';
import { invalidGguf } from '../../gguf/gguf-errors.ts';
import { modelId, partPaths } from '../../models/gguf-name.ts';
import { neededFiles } from '../../models/model-files.ts';
import { packRevision } from '../../models/pack-revision.ts';
import { describeParts, manifestFacts } from './describe-gguf-parts.ts';
import { hashBlob } from './hash-blob.ts';
import { isStored, storeFile } from './store-file.ts';
import { StoredKeys } from './stored-keys.ts';
import type { CallContext } from '../../channel/answer.ts';
import type { GgufManifest, ManifestFile } from '../../models/model-manifest.ts';
import type { NeededFile } from '../../models/model-files.ts';
import type { DescribeGgufParams, GgufDescription } from '../contract/gguf-contract.ts';
import type { PackProgress } from '../contract/packs-contract.ts';
import type { DescribedGguf, GgufPart } from './describe-gguf-parts.ts';

type BlobPart = GgufPart & { blob: Blob };

/** @throws AppError `gguf-invalid`, `gguf-unsupported`, `model-too-large` */
export async function describeFiles(params: DescribeGgufParams): Promise<GgufDescription> {
  return (await openFiles(params)).description;
}

function openFiles({ files, ...host }: DescribeGgufParams): Promise<DescribedGguf<BlobPart>> {
  const parts = files.map(({ path, blob }) => ({ path, blob, source: blobSource(blob) }));
  return whileReadable(describeParts(parts, host));
}

/**
 * Nothing that was here is replaced, and after a failure nothing is left.
 * @throws AppError `gguf-invalid`, `gguf-unsupported`, `model-too-large`, `storage-full`, `storage-unavailable`; `AbortError`
 */
export async function importGguf(
  params: DescribeGgufParams,
  { signal, emit }: CallContext<PackProgress>,
): Promise<GgufManifest> {
  const { description, parts } = await openFiles(params);
  const id = modelId(description.name);
  const paths = partPaths(id, parts.length);
  // Each byte is read twice: to be hashed, and to be stored under a name that has the hash in it.
  const totalBytes = 2 * description.sizeBytes;
  let doneBytes = 0;
  const onBytes = (bytes: number): void => {
    doneBytes += bytes;
    emit({ doneBytes, totalBytes });
  };
  const files: ManifestFile[] = [];
  for (const [index, { blob }] of parts.entries()) {
    const sha256 = await whileReadable(hashBlob(blob, { signal, onBytes }));
    files.push({ path: paths[index] ?? '', sizeBytes: blob.size, sha256 });
  }
  const manifest = { id, revision: await packRevision(files), files, ...manifestFacts(description) };
  const added = new StoredKeys();
  try {
    for (const [index, file] of neededFiles(manifest).entries()) {
      const blob = parts[index]?.blob ?? new Blob();
      if (!(await isStored(file))) await store(file, blob, added, { signal, onBytes });
    }
  } catch (error) {
    await added.remove();
    signal.throwIfAborted();
    // Whatever the cache made of it, a stick that was pulled out is told as that.
    for (const { blob } of parts) await whileReadable(blob.slice(0, 1).arrayBuffer());
    throw error;
  }
  emit({ doneBytes: totalBytes, totalBytes });
  return manifest;
}

/** As a stream, so that it can be stopped and tells how far it is. */
async function store(
  file: NeededFile,
  blob: Blob,
  added: StoredKeys,
  { signal, onBytes }: { signal: AbortSignal; onBytes: (bytes: number) => void },
): Promise<void> {
  let seenBytes = 0;
  const meter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      seenBytes += chunk.byteLength;
      onBytes(chunk.byteLength);
      controller.enqueue(chunk);
    },
  });
  added.note(file.key);
  await storeFile(file, blob.stream().pipeThrough(meter, { signal }));
  if (seenBytes !== file.sizeBytes) throw invalidGguf('it changed while it was read');
}

/** Browsers refuse to go on reading a file that was changed or taken away after it was chosen. */
async function whileReadable<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    const isGone =
      error instanceof DOMException && ['NotReadableError', 'NotFoundError'].includes(error.name);
    throw isGone ? invalidGguf('it was changed or taken away while it was read') : error;
  }
}
