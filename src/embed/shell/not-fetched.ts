import { AppError } from '../../errors/app-error.ts';

/** A script of ours did not come. */
export const notFetched = (cause?: unknown): AppError =>
  new AppError('download-failed', { url: import.meta.url, status: null }, { cause });
