import { hashBlob } from './hash-blob.ts';
import type { NeededFile } from '../../models/model-files.ts';

/** Whether the stored file is what the manifest promises; reads it all. */
export async function isIntact(
  { key, sizeBytes, sha256 }: NeededFile,
  storage: CacheStorage,
): Promise<boolean> {
  const response = await storage.match(key.url, { cacheName: key.cacheName });
  if (response === undefined) return false;
  const blob = await response.blob();
  return blob.size === sizeBytes && (await hashBlob(blob)) === sha256;
}
