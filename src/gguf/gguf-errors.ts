import { AppError } from '../errors/app-error.ts';

/** The file breaks the GGUF format or is cut off. */
export function invalidGguf(reason: string): AppError<'gguf-invalid'> {
  return new AppError('gguf-invalid', { reason });
}

/** The file is sound, but holds something that nobody here can read. */
export function unsupportedGguf(what: string): AppError<'gguf-unsupported'> {
  return new AppError('gguf-unsupported', { what });
}
