/** What OpenAI's API answers with when it refuses or fails. */
export interface ApiErrorBody {
  message: string;
  type: string;
  param: string | null;
  code: string | null;
}

interface ApiErrorOptions extends Partial<Omit<ApiErrorBody, 'message'>> {
  /** After how many seconds another try has a chance; absent where another try is of no use. */
  retryAfterSeconds?: number;
  cause?: unknown;
}

/** A failure in OpenAI's shape, with the fields that their own client gives its errors. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly type: string;
  readonly param: string | null;
  readonly code: string | null;
  readonly retryAfterSeconds: number | null;

  constructor(status: number, message: string, options: ApiErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.status = status;
    this.type = options.type ?? (status < 500 ? 'invalid_request_error' : 'server_error');
    this.param = options.param ?? null;
    this.code = options.code ?? null;
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
  }

  /** As it stands in an answer. */
  get body(): { error: ApiErrorBody } {
    const { message, type, param, code } = this;
    return { error: { message, type, param, code } };
  }
}

/** As it crosses a thread: structured clone would drop the class. */
export type WireApiError = ApiErrorBody & Pick<ApiError, 'status' | 'retryAfterSeconds'>;

export function toWireApiError({
  status,
  message,
  type,
  param,
  code,
  retryAfterSeconds,
}: ApiError): WireApiError {
  return { status, message, type, param, code, retryAfterSeconds };
}

export function fromWireApiError({ status, message, retryAfterSeconds, ...rest }: WireApiError): ApiError {
  return new ApiError(status, message, { ...rest, ...(retryAfterSeconds !== null && { retryAfterSeconds }) });
}
