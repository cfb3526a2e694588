import type { ManifestFile } from './model-manifest.ts';

/** SHA-256 as 64 lower-case hex digits. */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * A revision made of the content: the first 16 hex digits of the SHA-256 over the sorted lines
 * `<sha256>  <path>` (as `sha256sum * | sort | sha256sum` computes it). Same files, same revision, in any order.
 */
export async function packRevision(files: readonly ManifestFile[]): Promise<string> {
  const lines = files.map(({ sha256, path }) => `${sha256}  ${path}\n`).sort();
  return (await sha256Hex(new TextEncoder().encode(lines.join('')))).slice(0, 16);
}
