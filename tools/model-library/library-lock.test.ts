// The committed library is the one that the committed scripts build: `npm run build:model-library` after any
// change to them. The hash of the scripts is computed as lock.py does it.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import lock from './library.lock.json' with { type: 'json' };

const here = import.meta.dirname;
const notScripts = /^library\.lock\.json$|\.ts$|^reference\/|__pycache__/;

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

test('the lock belongs to the scripts as they are', () => {
  const paths = readdirSync(here, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(here, join(entry.parentPath, entry.name)))
    .filter((path) => !notScripts.test(path))
    .sort();
  const lines = paths.map((path) => `${sha256(readFileSync(join(here, path)))}  ${path}\n`);
  expect(sha256(lines.join(''))).toBe(lock.scripts_sha256);
});

test('the committed libraries are the locked ones', () => {
  const committed = Object.keys(lock.libraries).map((name) => {
    const data = readFileSync(join(here, '../../public/libraries', name));
    return [name, { bytes: data.length, sha256: sha256(data) }];
  });
  const locked = Object.entries(lock.libraries).map(([name, { bytes, sha256 }]) => [name, { bytes, sha256 }]);
  expect(Object.fromEntries(committed)).toEqual(Object.fromEntries(locked));
});

test('the packages are those of requirements.txt', () => {
  const pinned = readFileSync(join(here, 'requirements.txt'), 'utf8').split('\n');
  for (const [name, version] of Object.entries(lock.packages))
    expect(pinned).toContain(`${name}==${version}`);
});
