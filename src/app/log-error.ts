import { ErrorLog } from '../diagnostics/error-log.ts';
import { isAbort, toAppError } from '../errors/app-error.ts';

/** Notes a failure for the report. */
export function logError(thrown: unknown): void {
  if (!isAbort(thrown)) new ErrorLog().add(toAppError(thrown));
}
