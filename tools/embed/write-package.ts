// Puts beside the built script what other people's tools need: types and the custom-elements manifest.
//   node --import tsx tools/embed/write-package.ts
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readElementManifest } from './element-manifest.ts';
import { makeCacheFolder } from './make-cache-folder.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'dist/embed');
/** What a page can see; all else of the element is private and has no types outside. */
const publicFiles = ['hearth-chat', 'chat-element', 'chat-events', 'chat-types'];

function writeTypes(): void {
  const made = makeCacheFolder('types');
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.embed.json', '--outDir', made], { cwd: root });
  mkdirSync(join(folder, 'types'), { recursive: true });
  for (const file of publicFiles) {
    const types = readFileSync(join(made, `embed/${file}.d.ts`), 'utf8').replace(
      /(from '[^']+)\.ts'/g,
      "$1.js'",
    );
    writeFileSync(join(folder, `types/${file}.d.ts`), types);
  }
  rmSync(made, { recursive: true });
}

writeTypes();
writeFileSync(join(folder, 'custom-elements.json'), `${JSON.stringify(readElementManifest(), null, 1)}\n`);
