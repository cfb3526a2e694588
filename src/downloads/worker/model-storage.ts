// What is stored, and how it is removed. A model's files are told by their keys; sizes come from the headers that
// store-file.ts wrote, so that nothing has to be read.
import { AppError } from '../../errors/app-error.ts';
import { neededFiles, sizeOf, totalBytes } from '../../models/model-files.ts';
import { listParts } from '../../models/list-parts.ts';
import { removeParts } from '../../models/parts-folder.ts';
import { removePartFile } from './part-file.ts';
import type { Handlers } from '../../channel/answer.ts';
import type { ModelManifest } from '../../models/model-manifest.ts';
import type { StorageContract, StorageReport } from '../contract/storage-contract.ts';

const modelCaches = ['webllm/model', 'webllm/config', 'webllm/wasm'] as const;
const siteCache = /^hearth-(shell|engine|config)-/;

interface Entry {
  cacheName: string;
  url: string;
  sizeBytes: number;
}

async function bodyBytesOf(response: Response): Promise<number> {
  const length = response.headers.get('content-length');
  return length === null ? (await response.blob()).size : Number(length);
}

async function listEntries(cacheNames: readonly string[]): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const cacheName of cacheNames) {
    if (!(await caches.has(cacheName))) continue;
    const cache = await caches.open(cacheName);
    for (const { url } of await cache.keys()) {
      const response = await cache.match(url);
      if (response !== undefined) entries.push({ cacheName, url, sizeBytes: await bodyBytesOf(response) });
    }
  }
  return entries;
}

const urlsOf = (manifests: readonly ModelManifest[]): Set<string> =>
  new Set(manifests.flatMap((manifest) => neededFiles(manifest).map(({ key }) => key.url)));
const hashesOf = (manifests: readonly ModelManifest[]): Set<string> =>
  new Set(manifests.flatMap((manifest) => neededFiles(manifest).map(({ sha256 }) => sha256)));

async function listStorage(known: readonly ModelManifest[]): Promise<StorageReport> {
  const entries = await listEntries(modelCaches);
  const parts = await listParts();
  const siteCaches = (await caches.keys()).filter((name) => siteCache.test(name));
  const { usage, quota } = await navigator.storage.estimate().catch((): StorageEstimate => ({}));
  const models = known.map((manifest) => {
    const files = neededFiles(manifest);
    const stored = files.filter(({ key }) => entries.some(({ url }) => url === key.url));
    const begun = parts.filter((part) => files.some(({ sha256 }) => sha256 === part.sha256));
    return {
      id: manifest.id,
      revision: manifest.revision,
      storedBytes: sizeOf(stored) + sizeOf(begun),
      totalBytes: totalBytes(manifest),
      complete: stored.length === files.length,
    };
  });
  const [knownUrls, knownHashes] = [urlsOf(known), hashesOf(known)];
  return {
    // A library that several models share is not yet a model.
    models: models.filter(({ storedBytes }) => storedBytes > 0),
    orphanBytes:
      sizeOf(entries.filter(({ url }) => !knownUrls.has(url))) +
      sizeOf(parts.filter(({ sha256 }) => !knownHashes.has(sha256))),
    siteBytes: sizeOf(await listEntries(siteCaches)),
    usageBytes: usage ?? null,
    freeBytes: quota === undefined ? null : Math.max(0, quota - (usage ?? 0)),
    persisted: await navigator.storage.persisted().catch(() => false),
  };
}

/** Removes while nobody fetches this model. @throws AppError `model-in-use` */
async function withoutDownload(id: string, remove: () => Promise<void>): Promise<null> {
  await navigator.locks.request(`hearth-download ${id}`, { ifAvailable: true }, async (lock) => {
    if (lock === null) throw new AppError('model-in-use', { modelId: id });
    await remove();
  });
  return null;
}

async function removeModel(manifest: ModelManifest, keep: readonly ModelManifest[]): Promise<void> {
  const [keptUrls, keptHashes] = [urlsOf(keep), hashesOf(keep)];
  // The index first: from then on the model does not count as whole.
  for (const { key, sha256 } of neededFiles(manifest).toReversed()) {
    if (!keptUrls.has(key.url)) await (await caches.open(key.cacheName)).delete(key.url);
    if (!keptHashes.has(sha256)) await removePartFile(sha256);
  }
}

async function removeOrphans(known: readonly ModelManifest[]): Promise<void> {
  const [knownUrls, knownHashes] = [urlsOf(known), hashesOf(known)];
  for (const { cacheName, url } of await listEntries(modelCaches)) {
    if (!knownUrls.has(url)) await (await caches.open(cacheName)).delete(url);
  }
  for (const { sha256 } of await listParts()) {
    if (!knownHashes.has(sha256)) await removePartFile(sha256);
  }
}

export function createModelStorage(): Handlers<StorageContract> {
  return {
    listStorage: ({ known }) => listStorage(known),
    removeModel: ({ manifest, keep }) => withoutDownload(manifest.id, () => removeModel(manifest, keep)),
    async removeOrphans({ known }) {
      await removeOrphans(known);
      return null;
    },
    async removeEverything() {
      // Other pages of this origin may have caches too.
      const own = (await caches.keys()).filter((name) => /^(hearth-|webllm\/)/.test(name));
      for (const name of own) await caches.delete(name);
      await removeParts();
      return null;
    },
  };
}
