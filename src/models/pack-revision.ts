import { sha256Hex } from './sha256.ts';
import type { ManifestFile } from './model-manifest.ts';

/**
 * A revision made of the content: the first 16 hex digits of the SHA-256 over the sorted lines
 * `<sha256>  <path>` (as `sha256sum * | sort | sha256sum` computes it). Same files, same revision, in any order.
 */
export async function packRevision(files: readonly ManifestFile[]): Promise<string> {
  const lines = files.map(({ sha256, path }) => `${sha256}  ${path}\n`).sort();
  return (await sha256Hex(new TextEncoder().encode(lines.join('')))).slice(0, 16);
}
