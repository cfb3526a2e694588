import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import {
  parseModelManifest,
  type ManifestFile,
  type ModelManifest,
} from '../../src/models/model-manifest.ts';
import type { PackFacts, StarterBuild } from './starter-build.ts';

/** The manifest that the site ships, or null before the first `--update`. */
export function readCommittedManifest(path: string): ModelManifest | null {
  if (!existsSync(path)) return null;
  return parseModelManifest(JSON.parse(readFileSync(path, 'utf8')));
}

/** Records a freshly made pack, and the model library as it lies in `public/`, as what the site trusts. */
export async function writeCommittedManifest(
  { manifestPath, readLibrary }: StarterBuild,
  { id, revision, ...facts }: PackFacts,
): Promise<ModelManifest> {
  const manifest = parseModelManifest({ id, revision, library: await readLibrary(), ...facts });
  writeFileSync(manifestPath, manifestText(manifest));
  return manifest;
}

export function manifestText(manifest: ModelManifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** What of a freshly made pack is not as the site trusts it: names of files and of manifest fields. */
export function differences(committed: ModelManifest, made: PackFacts): string[] {
  const has = (files: readonly ManifestFile[], file: ManifestFile): boolean =>
    files.some((other) => isDeepStrictEqual(other, file));
  const files = [
    ...made.files.filter((file) => !has(committed.files, file)),
    ...committed.files.filter((file) => !has(made.files, file)),
  ];
  const fields = (['id', 'revision', 'licence', 'contextTokens', 'quantization', 'needs'] as const).filter(
    (field) => !isDeepStrictEqual(committed[field], made[field]),
  );
  return [...new Set([...files.map(({ path }) => path), ...fields])];
}
