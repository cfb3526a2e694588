import { AppError } from '../../errors/app-error.ts';
import { hold } from '../../models/hold.ts';
import { sizeOf } from '../../models/model-files.ts';
import { blockBytes, paddingBytes, writeTarHeader } from '../../tar/tar-header.ts';
import { hashBlob } from './hash-blob.ts';
import { describePack, licenceText, packLicenceName, packManifestName, packNames } from './pack-format.ts';
import type { CallContext } from '../../channel/answer.ts';
import type { NeededFile } from '../../models/model-files.ts';
import type { ExportedPack, ExportPackParams, PackProgress } from '../contract/packs-contract.ts';

const encoder = new TextEncoder();

/** The stored file as a blob that stays on the disk, after its bytes were checked. */
async function readVerified({ key, path, sizeBytes, sha256 }: NeededFile): Promise<Blob> {
  const response = await caches.match(key.url, { cacheName: key.cacheName });
  if (response === undefined) throw new AppError('files-missing', { paths: [path] });
  const blob = await response.blob();
  const actual = blob.size === sizeBytes ? await hashBlob(blob) : '';
  if (actual !== sha256) throw new AppError('integrity-mismatch', { path, expected: sha256, actual });
  return blob;
}

/** The pieces of the archive, one after another. */
async function* writePack(
  params: ExportPackParams,
  { signal, emit }: CallContext<PackProgress>,
): AsyncGenerator<Blob> {
  const member = (name: string, body: Blob): Blob =>
    new Blob([writeTarHeader(name, body.size), body, new Uint8Array(paddingBytes(body.size))]);
  yield member(packManifestName, new Blob([encoder.encode(describePack(params))]));
  yield member(packLicenceName, new Blob([encoder.encode(licenceText(params))]));
  const files = packNames(params.manifest);
  const total = sizeOf([...files.values()]);
  let doneBytes = 0;
  for (const [name, file] of files) {
    signal.throwIfAborted();
    emit({ doneBytes, totalBytes: total });
    yield member(name, await readVerified(file));
    doneBytes += file.sizeBytes;
  }
  yield new Blob([new Uint8Array(2 * blockBytes)]);
  emit({ doneBytes: total, totalBytes: total });
}

/** @throws AppError `files-missing`, `integrity-mismatch`, `storage-full`; `AbortError`, and nothing half-written stays */
export async function exportPack(
  params: ExportPackParams,
  context: CallContext<PackProgress>,
): Promise<ExportedPack> {
  const { handle, manifest, splitBytes } = params;
  if (handle !== null) {
    await writeTo(handle, writePack(params, context));
    return { parts: [] };
  }
  const pieces: Blob[] = [];
  for await (const piece of writePack(params, context)) pieces.push(piece);
  return { parts: split(new Blob(pieces), `${manifest.id}.hearth-pack`, splitBytes) };
}

async function writeTo(handle: FileSystemFileHandle, pieces: AsyncGenerator<Blob>): Promise<void> {
  const file = await hold(handle, handle.createWritable());
  try {
    for await (const piece of pieces) await hold(file, file.write(piece));
  } catch (error) {
    await hold(file, file.abort());
    const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
    throw isFull ? new AppError('storage-full', { neededBytes: 0 }, { cause: error }) : error;
  }
  await hold(file, file.close());
}

function split(pack: Blob, name: string, splitBytes: number | null): ExportedPack['parts'] {
  if (splitBytes === null || pack.size <= splitBytes) return [{ name, blob: pack }];
  const count = Math.ceil(pack.size / splitBytes);
  return Array.from({ length: count }, (_, index) => ({
    name: `${name}.${String(index + 1).padStart(3, '0')}`,
    blob: pack.slice(index * splitBytes, (index + 1) * splitBytes),
  }));
}
