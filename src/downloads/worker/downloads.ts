import { AppError, isAppError } from '../../errors/app-error.ts';
import { findMissingFiles } from '../../models/find-missing-files.ts';
import { neededFiles, sizeOf, totalBytes, urlsOf } from '../../models/model-files.ts';
import { fetchFile } from './fetch-file.ts';
import { createProgressMeter } from './progress-meter.ts';
import { storeFile } from './store-file.ts';
import { isIntact } from './is-intact.ts';
import type { CallContext, Handlers } from '../../channel/answer.ts';
import type { NeededFile } from '../../models/model-files.ts';
import type {
  DownloadProgress,
  DownloadsContract,
  FetchModelParams,
} from '../contract/downloads-contract.ts';

/** Few enough for any host, enough to hide the pause between two files. */
const parallelFiles = 4;

/** The downloads thread's answers. */
export function createDownloads(): Handlers<DownloadsContract> {
  return {
    async inspectModel({ manifest }) {
      const total = totalBytes(manifest);
      return {
        totalBytes: total,
        storedBytes: total - sizeOf(await findMissingFiles(manifest, cacheStorage())),
      };
    },

    async fetchModel(params, context) {
      cacheStorage();
      // Two tabs never fetch the same model: the second waits here and then finds everything stored.
      const name = `hearth-download ${params.manifest.id}`;
      await navigator.locks.request(name, { signal: context.signal }, () =>
        fetchWhatIsMissing(params, context),
      );
      return null;
    },
  };
}

async function fetchWhatIsMissing(
  params: FetchModelParams,
  { signal, emit }: CallContext<DownloadProgress>,
): Promise<void> {
  const files = neededFiles(params.manifest);
  const wanted = params.repair
    ? await filesToRepair(files, signal)
    : await findMissingFiles(params.manifest, cacheStorage());
  const total = totalBytes(params.manifest);
  const meter = createProgressMeter(total, total - sizeOf(wanted), emit);

  const fetchAndStore = async (file: NeededFile, stop: AbortSignal): Promise<void> => {
    const [url = ''] = urlsOf(file, params.source);
    await storeFile(file, await fetchFile(url, file, stop, meter));
  };
  // The index is last in the list and the mark of a whole model, so it waits for all the others.
  const index = wanted.filter((file) => file === files.at(-1));
  await inParallel(
    wanted.filter((file) => file !== files.at(-1)),
    fetchAndStore,
    signal,
  );
  await inParallel(index, fetchAndStore, signal);
  meter.finish();
}

/** The first failure stops the others, so that none goes on unseen. */
async function inParallel(
  files: readonly NeededFile[],
  work: (file: NeededFile, stop: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const failed = new AbortController();
  const stop = AbortSignal.any([signal, failed.signal]);
  const queue = [...files];
  const lane = async (): Promise<void> => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) await work(file, stop);
  };
  const lanes = Array.from({ length: parallelFiles }, () =>
    lane().catch((error: unknown) => {
      failed.abort();
      throw error;
    }),
  );
  const results = await Promise.allSettled(lanes);
  signal.throwIfAborted();
  // The cause comes before the cancellations that it set off.
  const reasons = results.flatMap((result) =>
    result.status === 'rejected' ? [result.reason as unknown] : [],
  );
  const cause = reasons.find(isAppError) ?? reasons[0];
  if (cause !== undefined) throw cause as Error;
}

async function filesToRepair(files: readonly NeededFile[], signal: AbortSignal): Promise<NeededFile[]> {
  const damaged: NeededFile[] = [];
  for (const file of files) {
    signal.throwIfAborted();
    if (!(await isIntact(file, cacheStorage()))) damaged.push(file);
  }
  return damaged;
}

function cacheStorage(): CacheStorage {
  const { caches: storage } = globalThis as { caches?: CacheStorage };
  if (storage === undefined) throw new AppError('storage-unavailable', { reason: 'no Cache Storage' });
  return storage;
}
