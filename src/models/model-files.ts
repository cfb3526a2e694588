import { fileKey, libraryKey } from './cache-keys.ts';
import type { CacheKey } from './cache-keys.ts';
import type { ModelManifest } from './model-manifest.ts';
import type { ModelSource } from './model-source.ts';

/** One file that a model needs on the device, the library included. */
export interface NeededFile {
  path: string;
  sizeBytes: number;
  sha256: string;
  key: CacheKey;
  isLibrary: boolean;
}

/**
 * All files of a model. The index of the weights comes last: engines look for it first, so a model whose files are
 * not all there yet is never mistaken for a whole one.
 */
export function neededFiles(manifest: ModelManifest): NeededFile[] {
  const files = manifest.files.map((file) => ({
    ...file,
    key: fileKey(manifest, file.path),
    isLibrary: false,
  }));
  const isIndex = ({ path }: { path: string }): boolean => path === 'tensor-cache.json';
  return [
    ...(manifest.library === null
      ? []
      : [{ ...manifest.library, key: libraryKey(manifest), isLibrary: true }]),
    ...files.filter((file) => !isIndex(file)),
    ...files.filter(isIndex),
  ];
}

/** Where a file may be fetched, the best place first. */
export function urlsOf({ path, isLibrary }: NeededFile, source: ModelSource): readonly string[] {
  return isLibrary ? source.libraryUrls : source.filesUrls.map((folder) => new URL(path, folder).href);
}

/** Bytes of these files together. */
export function sizeOf(files: readonly { sizeBytes: number }[]): number {
  return files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

/** Bytes of all files of a model. */
export function totalBytes(manifest: ModelManifest): number {
  return sizeOf(neededFiles(manifest));
}
