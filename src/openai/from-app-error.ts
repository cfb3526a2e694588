// The one place where our failures become OpenAI's: for programs, so in English only.
import { isAppError, toAppError } from '../errors/app-error.ts';
import { ApiError } from './contract/api-error.ts';
import { engineFailed, noModel, tabIsGone, unavailable } from './contract/refusals.ts';
import type { AppError, ErrorCode, ErrorDetails } from '../errors/app-error.ts';

/** What was asked, where that makes a difference. */
export interface FailedRequest {
  model: string;
  /** A JSON Schema was to be kept to. */
  hasSchema: boolean;
}

type Words = { [Code in ErrorCode]?: (detail: ErrorDetails[Code], request: FailedRequest) => ApiError };

export const modelNotFound = (model: string): ApiError =>
  new ApiError(
    404,
    `The model \`${model}\` does not exist or you do not have access to it. GET v1/models lists what runs here.`,
    { code: 'model_not_found', param: 'model' },
  );

export const queueFull = (waiting: number): ApiError =>
  new ApiError(
    429,
    `Rate limit reached: ${waiting} requests are waiting already, and one is answered at a time.`,
    {
      type: 'requests',
      code: 'rate_limit_exceeded',
      retryAfterSeconds: 2,
    },
  );

const words: Words = {
  'request-invalid': ({ reason }, { hasSchema }) =>
    hasSchema
      ? new ApiError(400, `The engine cannot hold a reply to this schema: ${reason}`, {
          param: 'response_format',
          code: 'invalid_json_schema',
        })
      : new ApiError(400, reason, { code: 'unsupported_value' }),
  'schema-refused': ({ reason }) =>
    new ApiError(400, `The engine cannot hold a reply to this schema: ${reason}`, {
      param: 'response_format',
      code: 'invalid_json_schema',
    }),
  'context-overflow': ({ limitTokens, promptTokens }) => {
    const size = promptTokens === null ? 'are longer' : `resulted in ${promptTokens} tokens`;
    return new ApiError(
      400,
      `This model's maximum context length is ${limitTokens} tokens. However, your messages ${size}. Please reduce the length of the messages.`,
      { param: 'messages', code: 'context_length_exceeded' },
    );
  },
  'model-unknown': ({ modelId }) => modelNotFound(modelId),
  'model-replaced': (_, { model }) => modelNotFound(model),
  'endpoint-model-gone': (_, { model }) => modelNotFound(model),
  'model-not-loaded': noModel,
  'files-missing': noModel,
  'download-failed': () => unavailable('The model could not be fetched.', 5),
  'captive-portal': () =>
    unavailable('The model could not be fetched: something on the way wants a login first.'),
  'storage-full': () => unavailable('The model could not be stored: there is no room on this device.'),
  'webgpu-unavailable': () => unavailable('This device cannot run the model: its browser has no WebGPU.'),
  'device-unsuitable': () =>
    unavailable('This device cannot run the model: its graphics chip lacks something.'),
  'webassembly-unavailable': () =>
    unavailable('This device cannot run the model: its browser runs no WebAssembly.'),
  'model-keeps-failing': () =>
    unavailable('The model has stopped several times and is not started again by itself.'),
  'gpu-gone': () => unavailable('The browser has lost the graphics chip; it has to be opened again.'),
  'engine-busy': () => queueFull(1),
  'endpoint-busy': ({ retryAfterSeconds }) =>
    new ApiError(429, 'The server that the visitor has chosen asks for a pause.', {
      type: 'requests',
      code: 'rate_limit_exceeded',
      retryAfterSeconds: retryAfterSeconds ?? 2,
    }),
  'owner-closed': tabIsGone,
  'device-lost': () => engineFailed('The graphics chip was lost while the reply was written.'),
  'out-of-memory': () => engineFailed('The device has run out of memory.'),
  'worker-crashed': () => engineFailed('The engine has crashed.'),
  'worker-hung': () => engineFailed('The engine did not answer any more.'),
  'reply-stalled': () => engineFailed('The engine has brought no word for too long.'),
};

/** Any failure of the engine or of our own code; an abort is none, and the caller's business. */
export function toApiError(thrown: unknown, request: FailedRequest): ApiError {
  if (thrown instanceof ApiError) return thrown;
  const error = isAppError(thrown) ? thrown : toAppError(thrown);
  const describe = words[error.code] as ((detail: unknown, request: FailedRequest) => ApiError) | undefined;
  return describe?.(error.detail, request) ?? unforeseen(error);
}

/** The code tells us what it was; the detail may have words of others in it and stays here. */
const unforeseen = (error: AppError): ApiError =>
  new ApiError(500, `The engine failed while processing your request (${error.code}).`, { cause: error });
