import { AppError, isAppError } from '../errors/app-error.ts';

/** A failure of IndexedDB as one of ours; private windows and full disks are the usual causes. */
export function fromIndexedDb(error: unknown): AppError {
  if (isAppError(error)) return error;
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError')
    return new AppError('storage-full', { neededBytes: 1_000_000 }, { cause: error });
  return new AppError('storage-unavailable', { reason: String(error) }, { cause: error });
}
