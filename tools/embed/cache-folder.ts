import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));

/** A new empty folder for what is only needed for a moment; a fresh checkout has no place for it yet. */
export function cacheFolder(prefix: string): string {
  mkdirSync(cache, { recursive: true });
  return mkdtempSync(join(cache, prefix));
}
