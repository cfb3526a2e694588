import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runStep } from './run-step.mjs';

const stamp = 'dist/.built-from';
const sources = [
  'src',
  'workers',
  'public',
  'tools/site',
  'index.html',
  'vite.config.ts',
  'package-lock.json',
];

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Names, sizes and times are enough here, and take milliseconds for the model's 112 MB. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesUnder).sort()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Builds the site into `dist` unless it was built from exactly these sources. */
export function buildIfChanged() {
  const current = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === current) return;
  runStep('Building the site', 'npx vite build --logLevel warn');
  // Its gallery is a page of the site: examples/embed.html.
  runStep('Building the element for other sites', 'npx vite build --mode embed --logLevel warn');
  writeFileSync(stamp, current);
}
