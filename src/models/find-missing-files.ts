import { neededFiles } from './model-files.ts';
import type { NeededFile } from './model-files.ts';
import type { ModelManifest } from './model-manifest.ts';

/** The files of a model that are not in the cache: browsers clear storage when a disk runs full. */
export async function findMissingFiles(
  manifest: ModelManifest,
  storage: CacheStorage,
): Promise<NeededFile[]> {
  const files = neededFiles(manifest);
  const found = await Promise.all(
    files.map(async ({ key }) => (await storage.match(key.url, { cacheName: key.cacheName })) !== undefined),
  );
  return files.filter((_, index) => found[index] === false);
}
