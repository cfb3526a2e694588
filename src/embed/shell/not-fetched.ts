import { AppError } from '../../errors/app-error.ts';

/** What comes after this script did not come. */
export const notFetched = (cause: unknown): AppError =>
  new AppError('download-failed', { url: import.meta.url, status: null }, { cause });
