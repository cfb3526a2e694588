import type { NeededFile } from '../../models/model-files.ts';

/** Lower-case hexadecimal SHA-256. */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether the stored file is what the manifest promises; reads it all. */
export async function isIntact({ key, sizeBytes, sha256 }: NeededFile, storage: CacheStorage): Promise<boolean> {
  const response = await storage.match(key.url, { cacheName: key.cacheName });
  if (response === undefined) return false;
  const bytes = new Uint8Array(await response.arrayBuffer());
  return bytes.byteLength === sizeBytes && (await sha256Hex(bytes)) === sha256;
}
