// Puts beside the built script what other people's tools need: types and the custom-elements manifest.
//   node --import tsx tools/embed/write-package.ts
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readElementManifest } from './element-manifest.ts';
import { makeCacheFolder } from './make-cache-folder.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'dist/embed');
const entry = 'embed/hearth-chat.d.ts';

/** Of the script's entry and what that names, in the folders of the source; all else is private and has no types outside. */
function writeTypes(): void {
  const made = makeCacheFolder('types');
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.embed.json', '--outDir', made], { cwd: root });
  const files = new Set([entry]);
  // A set that grows while it is walked through is walked to its end.
  for (const file of files) {
    const types = readFileSync(join(made, file), 'utf8');
    for (const [, path = ''] of types.matchAll(/ from '(\.[^']+)\.ts'/g))
      files.add(join(dirname(file), `${path}.d.ts`));
    const place = join(folder, 'types', file);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, types.replace(/( from '\.[^']+)\.ts'/g, "$1.js'"));
  }
  rmSync(made, { recursive: true });
}

writeTypes();
writeFileSync(join(folder, 'custom-elements.json'), `${JSON.stringify(readElementManifest(), null, 1)}\n`);
