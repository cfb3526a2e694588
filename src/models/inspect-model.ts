import { AppError } from '../errors/app-error.ts';
import { findMissingFiles } from './find-missing-files.ts';
import { listParts } from './list-parts.ts';
import { sizeOf, totalBytes } from './model-files.ts';
import type { NeededFile } from './model-files.ts';
import type { ModelManifest } from './model-manifest.ts';

/** How much of a model is on this device. */
export interface ModelInventory {
  /** All files are where the engine reads them. */
  complete: boolean;
  /** With those of files that are not whole yet. */
  storedBytes: number;
  totalBytes: number;
}

/** Looks which files are stored, without reading them. @throws AppError `storage-unavailable` */
export async function inspectModel(manifest: ModelManifest): Promise<ModelInventory> {
  const total = totalBytes(manifest);
  const missing = await lookUp(manifest);
  const parts = new Map((await listParts()).map(({ sha256, sizeBytes }) => [sha256, sizeBytes]));
  const begun = missing.reduce(
    (sum, { sha256, sizeBytes }) => sum + Math.min(sizeBytes, parts.get(sha256) ?? 0),
    0,
  );
  return {
    complete: missing.length === 0,
    totalBytes: total,
    storedBytes: total - sizeOf(missing) + begun,
  };
}

/** Some windows and frames have no storage, and some refuse it only when it is read or used. */
async function lookUp(manifest: ModelManifest): Promise<NeededFile[]> {
  try {
    return await findMissingFiles(manifest, caches);
  } catch (cause) {
    throw new AppError('storage-unavailable', { reason: String(cause) }, { cause });
  }
}
