// The only file that knows how web-llm, its runtime (tvmjs) and WebGPU say that something failed.
import { AppError, isAbort, isAppError } from '../../errors/app-error.ts';

export interface FailureContext {
  during: 'load' | 'generate';
  contextTokens: number;
  /** Why the GPU device was lost, or null while it works. */
  lostReason: string | null;
}

/** Each case was provoked with web-llm 0.2.86; see web-llm-errors.test.ts. First match wins. */
const byName: Record<string, (error: Error, context: FailureContext) => AppError> = {
  ContextWindowSizeExceededError: ({ message }, { contextTokens }) => {
    const tokens = /number of prompt tokens: (\d+)/.exec(message)?.[1];
    return new AppError('context-overflow', {
      limitTokens: contextTokens,
      promptTokens: tokens === undefined ? null : Number(tokens),
    });
  },
  ModelNotLoadedError: () => new AppError('model-not-loaded', null),
  WebGPUNotAvailableError: () => new AppError('webgpu-unavailable', { reason: 'no-worker-gpu' }),
  ShaderF16SupportError: () => new AppError('device-unsuitable', { missing: ['shader-f16'] }),
  FeatureSupportError: ({ message }) => new AppError('device-unsuitable', { missing: [message] }),
  DeviceLostError: ({ message }) => new AppError('device-lost', { reason: message }),
  CompileError: ({ message }) => new AppError('library-corrupt', { reason: message }),
  LinkError: ({ message }) => new AppError('library-corrupt', { reason: message }),
  QuotaExceededError: () => new AppError('storage-full', { neededBytes: 0 }),
  GPUOutOfMemoryError: (_, { during }) => new AppError('out-of-memory', { during }),
};

const requestErrors =
  /^(ConfigValueError|MinValueError|RangeError|NonNegativeError|InvalidNumberStringError|DependencyError|MessageOrderError|SystemMessageOrderError|ContentTypeError|UnsupportedRoleError|UnsupportedFieldsError|SeedTypeError|InvalidResponseFormat\w*|GrammarMatcherInitError|CustomResponseFormatError)$/;

const deviceGone = /device (was |is )?lost|already been disposed|external Instance reference/i;
const outOfMemory = /out of memory|allocation failed/i;

const byMessage: readonly [RegExp, (error: Error, context: FailureContext) => AppError][] = [
  [deviceGone, ({ message }) => new AppError('device-lost', { reason: message })],
  [/compatible GPU/i, () => new AppError('webgpu-unavailable', { reason: 'no-adapter' })],
  [/exceeds limit\. requested=/i, ({ message }) => new AppError('device-unsuitable', { missing: [message] })],
  // The runtime asks the library for its functions by name.
  [
    /Cannot find function|wasm|magic word|Unknown metadata/i,
    ({ message }) => new AppError('library-corrupt', { reason: message }),
  ],
  [/grammar|schema/i, ({ message }) => new AppError('request-invalid', { reason: message })],
  // A file that the cache lacks is asked of a host that does not exist.
  [/Failed to fetch|NetworkError|Load failed/i, () => new AppError('files-missing', { paths: [] })],
];

/** A failure of web-llm as one of ours. */
export function fromWebLlm(error: unknown, context: FailureContext): AppError {
  if (isAppError(error)) return error;
  if (context.lostReason !== null)
    return new AppError('device-lost', { reason: context.lostReason }, { cause: error });
  // web-llm's stream answers the loss of its device with an AbortError (docs/engine.md, fact 6); ours was not aborted.
  if (isAbort(error)) return new AppError('device-lost', { reason: 'the engine gave up' }, { cause: error });
  if (!(error instanceof Error)) return new AppError('internal', { reason: String(error) });
  // Before the names: JavaScript's own RangeError, for a buffer too large, has the name of web-llm's.
  if (outOfMemory.test(error.message))
    return new AppError('out-of-memory', { during: context.during }, { cause: error });
  const named = byName[error.name];
  if (named !== undefined) return named(error, context);
  if (requestErrors.test(error.name)) return new AppError('request-invalid', { reason: error.message });
  const match = byMessage.find(([pattern]) => pattern.test(error.message));
  return (
    match?.[1](error, context) ??
    new AppError('internal', { reason: `${error.name}: ${error.message}` }, { cause: error })
  );
}

/** What web-llm's forgotten promises are rejected with when the GPU goes away. The call that it breaks tells it. */
export function isDeviceLoss(reason: unknown): boolean {
  return isAbort(reason) || (reason instanceof Error && deviceGone.test(reason.message));
}
