/**
 * Every failure that Hearth knows, with the facts a person or a program needs to act on it.
 * A new code needs its words in `describe-error.ts`, or the build fails.
 */
export interface ErrorDetails {
  /** The browser has no WebGPU (`no-api`), refuses an adapter (`no-adapter`) or has it on the page only (`no-worker-gpu`). */
  'webgpu-unavailable': { reason: 'no-api' | 'insecure-context' | 'no-adapter' | 'no-worker-gpu' };
  /** The GPU lacks something the model needs; each entry reads like `shader-f16` or `maxBufferSize 134217728 < 268435456`. */
  'device-unsuitable': { missing: readonly string[] };
  /** The browser has none (`no-api`), or the policy of the page forbids it (`policy`). */
  'webassembly-unavailable': { reason: 'no-api' | 'policy' };
  'model-unknown': { modelId: string };
  /** It is being fetched, so it cannot be removed now. */
  'model-in-use': { modelId: string };
  'model-not-loaded': null;
  /** `status` is the HTTP status, or null when no answer came. */
  'download-failed': { url: string; status: number | null };
  /** A web page came instead of the file: a Wi-Fi login, or a proxy. */
  'captive-portal': { url: string };
  /** A file is not what the manifest promises. */
  'integrity-mismatch': { path: string; expected: string; actual: string };
  /** The browser no longer has files that were stored; it may have cleared them. */
  'files-missing': { paths: readonly string[] };
  /** The compiled model library is there but cannot be run. */
  'library-corrupt': { reason: string };
  /** The model's own file is there but damaged, or was cut off. */
  'model-file-broken': { reason: string };
  'storage-full': { neededBytes: number };
  /** There is no room for what was said; what was stored before is whole. */
  'conversations-full': null;
  'storage-unavailable': { reason: string };
  'out-of-memory': { during: 'load' | 'generate' };
  'device-lost': { reason: string };
  'context-overflow': { limitTokens: number; promptTokens: number | null };
  /** The GPU computes, but not this: a question that every model can answer got another answer. */
  'answers-wrong': { expected: string; actual: string };
  'engine-busy': null;
  /** The tab that ran the engine is gone. `orderly`: it said so; otherwise it may have crashed or hangs. */
  'owner-closed': { orderly: boolean };
  'model-replaced': null;
  'worker-crashed': { reason: string };
  'worker-hung': { silentMs: number };
  /** The engine is alive and brings no word: the reply was ended, and its thread with it. */
  'reply-stalled': { silentMs: number };
  /** WebGPU worked and does no more, as after a crash of the browser's own process for it; a restart of that helps. */
  'gpu-gone': { hasProcessorBuild: boolean };
  /** It stopped again soon after it had been started again; `smaller` needs less memory and fits this device. */
  'model-keeps-failing': { because: ErrorCode; smaller: { id: string; name: string } | null };
  'request-invalid': { reason: string };
  /** The engine cannot hold replies to this JSON Schema; it says so in words of its own. */
  'schema-refused': { reason: string };
  'manifest-invalid': { reason: string };
  /** The site's `hearth.config.json`, put there by whoever runs it. */
  'config-invalid': { field: string; reason: string };
  /** `reason` goes on a sentence: “it ends early”. */
  'pack-invalid': { reason: string };
  /** Both go on a sentence: “it ends early”. */
  'gguf-invalid': { reason: string };
  'gguf-unsupported': { what: string };
  /** A file of conversations. Line and column are null where it is about the file as a whole; `reason` is a sentence. */
  'import-invalid': { file: string; line: number | null; column: number | null; reason: string };
  /** No answer came from a server of the visitor's own. Browsers do not tell a page why, on purpose. */
  'endpoint-unreachable': { host: string };
  /** It wants a key, or another one. */
  'endpoint-refused': { host: string; status: number };
  /** It has no model of that name (any more). */
  'endpoint-model-gone': { host: string; model: string };
  /** It asks for a pause; `retryAfterSeconds` as it says, or null where it does not. */
  'endpoint-busy': { host: string; retryAfterSeconds: number | null };
  /** It answered with an error of its own; `said` is its words, without the key. */
  'endpoint-failed': { host: string; status: number | null; said: string };
  /** The answer ended in the middle. */
  'endpoint-broke-off': { host: string };
  /** `what` goes on a sentence: “it sent a web page”. */
  'endpoint-garbled': { host: string; what: string };
  'endpoint-silent': { host: string; silentMs: number };
  /** More memory than a page may have (`browser`), or than this device has. */
  'model-too-large': { neededBytes: number; limitBytes: number; of: 'browser' | 'device' };
  /** A repository that a visitor named on a hub. */
  'repo-unusable': { repo: string; reason: RepoProblem };
  /** The browser has no model of its own for this page (any more): none at all, or it is not allowed. */
  'browser-model-unavailable': null;
  /** The browser wants to see a click before it fetches its model. */
  'browser-model-needs-click': null;
  /** The browser held the reply back, or does not write in this language. */
  'browser-model-refused': { why: 'filtered' | 'language' };
  'browser-model-failed': { reason: string };
  internal: { reason: string };
}

/** `hidden`: it does not exist, or is not public; hubs do not tell which. `gated`: the hub wants an agreement first. */
export type RepoProblem = 'bad-name' | 'hidden' | 'gated' | 'no-gguf' | 'no-answer';

export type ErrorCode = keyof ErrorDetails;

/** A failure with a stable code and typed facts. Cancelling is never one: it is the platform's `AbortError`. */
export class AppError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'AppError';
  readonly code: Code;
  readonly detail: ErrorDetails[Code];

  constructor(code: Code, detail: ErrorDetails[Code], options?: ErrorOptions) {
    super(detail === null ? code : `${code} ${JSON.stringify(detail)}`, options);
    this.code = code;
    this.detail = detail;
  }
}

/** `instanceof` alone would give `AppError<any>`. */
export function isAppError(error: unknown): error is AppError {
  return error instanceof AppError;
}

/** True for the platform's cancellation, which is never shown and never logged as an error. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** Any thrown value as an `AppError`; what nobody recognised becomes `internal` with its cause. */
export function toAppError(error: unknown): AppError {
  if (isAppError(error)) return error;
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new AppError('internal', { reason }, { cause: error });
}
