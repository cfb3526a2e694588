// All missing files of one model: several at a time, each verified before it counts, the index of the weights last.
import { AppError, isAppError } from '../../errors/app-error.ts';
import { findMissingFiles } from '../../models/find-missing-files.ts';
import { neededFiles, sizeOf, totalBytes, urlsOf } from '../../models/model-files.ts';
import { fetchFile } from './fetch-file.ts';
import { isIntact } from './is-intact.ts';
import { Lanes } from './lanes.ts';
import { listParts } from '../../models/list-parts.ts';
import { Part } from './part.ts';
import { removePartFile } from './part-file.ts';
import { createProgressMeter } from './progress-meter.ts';
import { isStored, storeFile } from './store-file.ts';
import { WholeFileHasher } from './whole-file-hasher.ts';
import type { CallContext } from '../../channel/answer.ts';
import type { NeededFile } from '../../models/model-files.ts';
import type { DownloadProgress, FetchModelParams } from '../contract/downloads-contract.ts';
import type { ProgressMeter } from './progress-meter.ts';
import type { DownloadTimings } from './timings.ts';

/** @throws AppError as `fetchFile` does, `storage-full`, `storage-unavailable`; `AbortError` */
export async function fetchModel(
  { manifest, source, repair }: FetchModelParams,
  { signal, emit }: CallContext<DownloadProgress>,
  timings: DownloadTimings,
): Promise<void> {
  const files = neededFiles(manifest);
  const total = totalBytes(manifest);
  const wanted = repair
    ? await findDamaged(files, signal, (checkedBytes) =>
        emit({ receivedBytes: checkedBytes, totalBytes: total, bytesPerSecond: null, activity: 'checking' }),
      )
    : await findMissingFiles(manifest, caches);
  const parts = new Map((await listParts()).map(({ sha256, sizeBytes }) => [sha256, sizeBytes]));
  const begun = (file: NeededFile): number => Math.min(file.sizeBytes, parts.get(file.sha256) ?? 0);
  const begunBytes = wanted.reduce((sum, file) => sum + begun(file), 0);
  const meter = createProgressMeter(total, total - sizeOf(wanted) + begunBytes, emit);
  const lanes = new Lanes();
  const hasher = new WholeFileHasher(wanted.map(({ sizeBytes }) => sizeBytes));

  const fetchAndStore = (file: NeededFile, stop: AbortSignal): Promise<void> =>
    // Models may share files: whoever comes second finds it stored.
    navigator.locks.request(`hearth-file ${file.sha256}`, { signal: stop }, async () => {
      if (!repair && (await isStored(file))) {
        meter.find(file.sizeBytes - begun(file));
        await removePartFile(file.sha256);
        return;
      }
      const part = await Part.open(file);
      meter.find(part.receivedBytes - begun(file));
      try {
        const context = { signal: stop, meter, timings, hasher, onBusy: lanes.slowDown };
        await fetchFile(urlsOf(file, source), file, part, context);
        await storePart(file, part, meter);
      } finally {
        part.close();
      }
    });

  try {
    // The index is last in the list and the mark of a whole model, so it waits for all the others.
    const isLast = ({ path }: NeededFile): boolean => path === files.at(-1)?.path;
    await lanes.run(
      wanted.filter((file) => !isLast(file)),
      fetchAndStore,
      signal,
    );
    await lanes.run(wanted.filter(isLast), fetchAndStore, signal);
  } catch (error) {
    if (!isAppError(error) || error.code !== 'storage-full') throw error;
    const missing = await findMissingFiles(manifest, caches);
    throw new AppError('storage-full', { neededBytes: sizeOf(missing) }, { cause: error });
  }
  meter.finish();
}

async function storePart(file: NeededFile, part: Part, meter: ProgressMeter): Promise<void> {
  const blob = await part.blob();
  try {
    await storeFile(file, blob);
  } catch (error) {
    if (!isAppError(error) || error.code !== 'storage-full') throw error;
    await storeInstead(file, blob, part);
  }
  await part.remove();
  meter.finish();
}

/** A part and the stored file take double room for a moment; where that is too much, the part makes way. */
async function storeInstead(file: NeededFile, blob: Blob, part: Part): Promise<void> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  await part.remove();
  try {
    await storeFile(file, bytes);
  } catch (error) {
    await part.restore(bytes);
    throw error;
  }
}

async function findDamaged(
  files: readonly NeededFile[],
  signal: AbortSignal,
  tell: (checkedBytes: number) => void,
): Promise<NeededFile[]> {
  const damaged: NeededFile[] = [];
  let checkedBytes = 0;
  for (const file of files) {
    tell(checkedBytes);
    signal.throwIfAborted();
    if (!(await isIntact(file, caches))) damaged.push(file);
    checkedBytes += file.sizeBytes;
  }
  return damaged;
}
