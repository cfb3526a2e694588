import { AppError } from '../../errors/app-error.ts';
import type { StoredError } from '../../conversations/conversation.ts';

/** A stored error has lost its class; the words need it back. */
export function asAppError(error: AppError | StoredError): AppError {
  return error instanceof AppError ? error : new AppError(error.code, error.detail);
}
