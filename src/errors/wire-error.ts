// The form in which an error crosses a thread: structured clone would drop the class and the code.
import { AppError, isAbort, toAppError } from './app-error.ts';
import type { ErrorCode, ErrorDetails } from './app-error.ts';

export type WireError =
  | { kind: 'abort'; message: string }
  | { kind: 'app'; code: ErrorCode; detail: ErrorDetails[ErrorCode]; stack: string | undefined };

/** Error to wire form; unknown errors become `internal`. */
export function toWire(error: unknown): WireError {
  if (isAbort(error)) return { kind: 'abort', message: (error as DOMException).message };
  const { code, detail, stack, cause } = toAppError(error);
  return { kind: 'app', code, detail, stack: cause instanceof Error ? cause.stack : stack };
}

/** Wire form back to an `AppError` or the platform's `AbortError`. */
export function fromWire(wire: WireError): AppError | DOMException {
  if (wire.kind === 'abort') return new DOMException(wire.message, 'AbortError');
  const error = new AppError(wire.code, wire.detail);
  if (wire.stack !== undefined) error.stack = wire.stack;
  return error;
}
