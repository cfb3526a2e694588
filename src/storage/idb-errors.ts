import { AppError, isAppError } from '../errors/app-error.ts';

/** A failure of IndexedDB as one of ours; private windows and full disks are the usual causes. */
function fromIndexedDb(error: unknown): AppError {
  if (isAppError(error)) return error;
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError')
    return new AppError('storage-full', { neededBytes: 1_000_000 }, { cause: error });
  return new AppError('storage-unavailable', { reason: String(error) }, { cause: error });
}

/** Runs work on IndexedDB; its failures, also those thrown at once, become ours. */
export async function onIndexedDb<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw fromIndexedDb(error);
  }
}
