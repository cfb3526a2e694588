// The only file that knows how browsers say that their model failed: by the names of exceptions, which the specification of
// the Prompt API lists.
import { AppError, isAbort, isAppError } from '../../errors/app-error.ts';

export interface BrowserModelFailure {
  during: 'load' | 'generate';
  /** A reply in a form was asked for. */
  hasSchema: boolean;
  contextTokens: number;
}

const unavailable = (): AppError => new AppError('browser-model-unavailable', null);
const invalid = ({ message }: Error): AppError => new AppError('request-invalid', { reason: message });
const refused = (why: 'filtered' | 'language'): AppError => new AppError('browser-model-refused', { why });

const byName: Record<string, (error: Error, failure: BrowserModelFailure) => AppError> = {
  // With a download ahead the browser wants a click; later it is a setting, or a rule of the owner of the computer.
  NotAllowedError: (_, { during }) =>
    during === 'load' ? new AppError('browser-model-needs-click', null) : unavailable(),
  NetworkError: () => new AppError('download-failed', { url: 'the browser’s own model', status: null }),
  NotReadableError: () => refused('filtered'),
  NotSupportedError: (error, { during, hasSchema }) => {
    if (during === 'load') return unavailable();
    return hasSchema ? invalid(error) : refused('language');
  },
  QuotaExceededError: (error, { contextTokens }) => {
    const { requested, quota } = error as { requested?: number | null; quota?: number | null };
    return new AppError('context-overflow', {
      limitTokens: quota ?? contextTokens,
      promptTokens: requested ?? null,
    });
  },
  // It could not write what the schema asks for.
  SyntaxError: invalid,
  TypeError: invalid,
};

/** A failure of the browser's model as one of ours. */
export function fromBrowserModel(error: unknown, failure: BrowserModelFailure): AppError {
  if (isAppError(error)) return error;
  if (!(error instanceof Error)) return new AppError('browser-model-failed', { reason: String(error) });
  const known = isAbort(error) ? undefined : byName[error.name];
  if (known !== undefined) return known(error, failure);
  // `OperationError`, `UnknownError`; and a session that the browser has closed, by `InvalidStateError` or `AbortError`.
  const reason = `${error.name}: ${error.message}`;
  return new AppError('browser-model-failed', { reason }, { cause: error });
}
