import { AppError } from '../../errors/app-error.ts';
import type { NeededFile } from '../../models/model-files.ts';

const types: Record<string, string> = { json: 'application/json', wasm: 'application/wasm' };

/**
 * Puts a verified file where the engine reads it.
 * @throws AppError `storage-full` or `storage-unavailable`
 */
export async function storeFile(
  file: NeededFile,
  content: Blob | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>>,
): Promise<void> {
  const type = types[file.path.split('.').pop() ?? ''] ?? 'application/octet-stream';
  const headers = { 'content-type': type, 'content-length': String(file.sizeBytes) };
  try {
    const cache = await caches.open(file.key.cacheName);
    await cache.put(file.key.url, new Response(content, { headers }));
  } catch (error) {
    // `cache.put` leaves nothing behind when it fails, and is the only truth about free space (docs/engine.md, fact 12).
    if (error instanceof DOMException && error.name === 'QuotaExceededError') {
      throw new AppError('storage-full', { neededBytes: file.sizeBytes }, { cause: error });
    }
    throw new AppError('storage-unavailable', { reason: String(error) }, { cause: error });
  }
}

/** Whether something lies where the engine would read this file; `isIntact` reads it. */
export async function isStored({ key }: NeededFile): Promise<boolean> {
  return (await caches.match(key.url, { cacheName: key.cacheName })) !== undefined;
}
