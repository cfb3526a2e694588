import { createSHA256 } from 'hash-wasm';
import { sha256Hex } from '../../models/sha256.ts';
import { streamOf } from './stream-of.ts';
import { longestWholeBytes } from './whole-file-hasher.ts';

/**
 * The SHA-256 of a blob, long ones piece by piece: a browser hashes fast, but only what is in memory whole, and no buffer
 * holds a file of several gigabytes.
 * @param onBytes hears of each piece
 * @throws AbortError
 */
export async function hashBlob(
  blob: Blob,
  { signal, onBytes }: { signal?: AbortSignal; onBytes?: (bytes: number) => void } = {},
): Promise<string> {
  signal?.throwIfAborted();
  if (blob.size <= longestWholeBytes) {
    const hash = await sha256Hex(new Uint8Array(await blob.arrayBuffer()));
    onBytes?.(blob.size);
    return hash;
  }
  const hash = await createSHA256();
  for await (const chunk of streamOf(blob.stream())) {
    signal?.throwIfAborted();
    hash.update(chunk);
    onBytes?.(chunk.byteLength);
  }
  return hash.digest();
}
