import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelManifest } from '../../src/models/model-manifest.ts';
import { manifestText } from './committed-manifest.ts';

/** The last file to be written, so that a folder that has it is whole. */
const stamp = 'manifest.json';

/** True when the pack of this manifest lies in `revisions`, whole and with the right sizes. Hashes nothing. */
export function isPlaced(manifest: ModelManifest, revisions: string): boolean {
  const folder = join(revisions, manifest.revision);
  return (
    existsSync(join(folder, stamp)) &&
    manifest.files.every(
      ({ path, sizeBytes }) => statSync(join(folder, path), { throwIfNoEntry: false })?.size === sizeBytes,
    )
  );
}

/** Writes the manifest into a pack that is in place, unless it is there: the library may have been built anew. */
export async function refreshStamp(manifest: ModelManifest, revisions: string): Promise<void> {
  const path = join(revisions, manifest.revision, stamp);
  if (readFileSync(path, 'utf8') !== manifestText(manifest)) await writeFile(path, manifestText(manifest));
}

/** Moves a finished pack to its place in one step, and removes packs of other revisions. */
export async function placePack(folder: string, manifest: ModelManifest, revisions: string): Promise<void> {
  const place = join(revisions, manifest.revision);
  await writeFile(join(folder, stamp), manifestText(manifest));
  await mkdir(revisions, { recursive: true });
  for (const name of await readdir(revisions)) await rm(join(revisions, name), { recursive: true });
  await rename(folder, place);
}
