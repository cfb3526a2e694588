// What tools and people read of the element: its attributes, properties, methods, events, slots, parts and custom
// properties, as they stand beside its code.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeCacheFolder } from './make-cache-folder.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Named {
  name?: string;
  privacy?: string;
  kind?: string;
  description?: string;
}

interface Declaration extends Named {
  tagName?: string;
  attributes?: Named[];
  cssParts?: Named[];
  cssProperties?: Named[];
  slots?: Named[];
  events?: Named[];
  members?: Named[];
}

interface Manifest {
  modules: { path: string; declarations: Declaration[] }[];
}

/** The custom-elements manifest, with nothing in it that is private. */
export function readElementManifest(): Manifest {
  const folder = makeCacheFolder('manifest');
  try {
    const cem = join(root, 'node_modules/@custom-elements-manifest/analyzer/cem.js');
    const files = ['src/embed/chat-element.ts', 'src/embed/chat-events.ts'].flatMap((file) => [
      '--globs',
      file,
    ]);
    const config = ['--config', 'tools/embed/manifest.config.mjs'];
    const outdir = ['--outdir', relative(root, folder)];
    execFileSync(process.execPath, [cem, 'analyze', ...files, ...config, ...outdir], { cwd: root });
    const manifest = JSON.parse(readFileSync(join(folder, 'custom-elements.json'), 'utf8')) as Manifest;
    for (const { declarations } of manifest.modules) declarations.forEach(keepPublic);
    return manifest;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The one element in it. */
export function elementIn({ modules }: Manifest): Declaration {
  const found = modules
    .flatMap(({ declarations }) => declarations)
    .find(({ tagName }) => tagName !== undefined);
  if (found === undefined) throw new Error('The manifest has no element.');
  return found;
}

function keepPublic(declaration: Declaration): void {
  if (declaration.members !== undefined)
    declaration.members = declaration.members.filter(
      ({ privacy, name }) => privacy !== 'private' && name !== 'formAssociated',
    );
  // The analyzer also finds where they are dispatched, without a name.
  if (declaration.events !== undefined)
    declaration.events = declaration.events.filter(({ name }) => name !== undefined);
}
