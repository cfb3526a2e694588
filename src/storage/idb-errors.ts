import { AppError, isAppError } from '../errors/app-error.ts';

/** What is kept there: a full disk means something else to a person. */
type Kept = 'conversations' | 'others';

/** A failure of IndexedDB as one of ours; private windows and full disks are the usual causes. */
function fromIndexedDb(error: unknown, kept: Kept): AppError {
  if (isAppError(error)) return error;
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError' && kept === 'conversations')
    return new AppError('conversations-full', null, { cause: error });
  if (name === 'QuotaExceededError')
    return new AppError('storage-full', { neededBytes: 1_000_000 }, { cause: error });
  return new AppError('storage-unavailable', { reason: String(error) }, { cause: error });
}

/** Runs work on IndexedDB; its failures, also those thrown at once, become ours. */
export async function onIndexedDb<Result>(
  work: () => Promise<Result>,
  kept: Kept = 'others',
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw fromIndexedDb(error, kept);
  }
}
