import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { targetLocales } from '../../src/i18n/generated/locale-codes.ts';
import type { ManifestFile } from '../../src/models/model-manifest.ts';
import type { PrecacheList } from '../../src/offline/contract/precache-list.ts';

type Group = 'shell' | 'languages' | 'engine' | 'cpuEngine' | 'libraries';

const languageFile = new RegExp(`^assets/(${targetLocales.join('|')})-[\\w-]{8}\\.js$`);

/**
 * What a first visit keeps without being asked, in bytes before compression. More than this is a mistake: something
 * heavy belongs to the engine, or to no group.
 */
const shellLimitBytes = 1_500_000;

/** The group of a built file by its path in the site; null for what is not kept, such as the weights. */
export function groupOf(path: string): Group | null {
  if (path.endsWith('.map')) return null;
  if (/^assets\/(inference|scripted)\.worker-/.test(path)) return 'engine';
  if (/^assets\/(cpu\.worker-|wllama-)/.test(path)) return 'cpuEngine';
  if (/^libraries\/.*\.wasm$/.test(path)) return 'libraries';
  if (languageFile.test(path)) return 'languages';
  if (/^(index\.html|endpoint\.html|manifest\.webmanifest|assets\/.+|icons\/.+)$/.test(path)) return 'shell';
  return null;
}

/**
 * Every file of a built site that has to be on the device, with its hash.
 * @param folder the built site
 * @throws Error when the shell has grown too heavy to be kept unasked
 */
export function readPrecacheList(folder: string): PrecacheList {
  const lists: Record<Group, ManifestFile[]> = {
    shell: [],
    languages: [],
    engine: [],
    cpuEngine: [],
    libraries: [],
  };
  for (const path of pathsIn(folder)) {
    const group = groupOf(path);
    if (group !== null) lists[group].push(describe(folder, path));
  }
  const shellBytes = lists.shell.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (shellBytes > shellLimitBytes) {
    throw new Error(`The shell has ${shellBytes} bytes; ${shellLimitBytes} may be kept before consent.`);
  }
  return { version: hashOf(JSON.stringify(lists)).slice(0, 16), ...lists };
}

/** Models may be a link to a folder of many gigabytes, so it is not even listed. */
function pathsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'models')
    .flatMap((entry) =>
      entry.isDirectory()
        ? readdirSync(join(folder, entry.name), { recursive: true, encoding: 'utf8', withFileTypes: true })
            .filter((inner) => inner.isFile())
            .map((inner) => relative(folder, join(inner.parentPath, inner.name)))
        : [entry.name],
    )
    .map((path) => path.split(sep).join('/'))
    .sort();
}

function describe(folder: string, path: string): ManifestFile {
  const bytes = readFileSync(join(folder, path));
  return { path, sizeBytes: bytes.byteLength, sha256: hashOf(bytes) };
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
