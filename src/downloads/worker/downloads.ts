import { AppError } from '../../errors/app-error.ts';
import { inspectModel } from '../../models/inspect-model.ts';
import { fetchModel } from './fetch-model.ts';
import { readOutlook } from './outlook.ts';
import { resolveManifest } from './resolve-manifest.ts';
import { defaultTimings } from './timings.ts';
import type { Handlers } from '../../channel/answer.ts';
import type { ModelManifest } from '../../models/model-manifest.ts';
import type { DownloadsContract } from '../contract/downloads-contract.ts';
import type { DownloadTimings } from './timings.ts';

/** The downloads thread's answers. */
export function createDownloads(timings: DownloadTimings = defaultTimings): Handlers<DownloadsContract> {
  return {
    resolveManifest: (params, context) => resolveManifest(params, context),

    async prepareStorage() {
      cacheStorage();
      return readOutlook();
    },

    async fetchModel(params, { signal, emit }) {
      cacheStorage();
      // Two tabs never fetch the same model: the second waits here and then finds everything stored.
      const name = `hearth-download ${params.manifest.id}`;
      const stopWatching = watchOtherTab(params.manifest, emit);
      await navigator.locks
        .request(name, { signal }, () => {
          stopWatching();
          return fetchModel(params, { signal, emit }, timings);
        })
        .finally(stopWatching);
      return null;
    },
  };
}

/** While another tab fetches the model, tells how far it is. */
function watchOtherTab(
  manifest: ModelManifest,
  emit: Parameters<Handlers<DownloadsContract>['fetchModel']>[1]['emit'],
): () => void {
  const timer = setInterval(() => {
    void inspectModel(manifest).then(({ storedBytes: receivedBytes, totalBytes: total }) =>
      emit({ receivedBytes, totalBytes: total, bytesPerSecond: null, activity: 'waiting-for-tab' }),
    );
  }, 1_000);
  return () => {
    clearInterval(timer);
  };
}

function cacheStorage(): CacheStorage {
  const { caches: storage } = globalThis as { caches?: CacheStorage };
  if (storage === undefined) throw new AppError('storage-unavailable', { reason: 'no Cache Storage' });
  return storage;
}
