// The only file that knows how wllama and llama.cpp say that something failed.
import { AppError, isAppError } from '../../errors/app-error.ts';

export interface WllamaFailure {
  during: 'load' | 'generate';
  contextTokens: number;
  /** What llama.cpp wrote meanwhile: the reason is there and seldom in the error. */
  log: string;
}

type Reading = (match: RegExpExecArray, failure: WllamaFailure) => AppError;

/** Each case was provoked with wllama 3.13.0; see wllama-errors.test.ts. First match wins. */
const readings: readonly (readonly [RegExp, Reading])[] = [
  [
    /\((\d+) tokens\) (?:exceeds the available context size|is too large to process)/,
    ([, tokens], { contextTokens }) =>
      new AppError('context-overflow', { limitTokens: contextTokens, promptTokens: Number(tokens) }),
  ],
  // Before the others: a file that is cut off may lack what a known kind of model has.
  [
    /not within the file bounds|invalid magic|exceeds remaining file size|failed to read|corrupted or incomplete|read error|unexpectedly reached end/,
    ([text]) => new AppError('model-file-broken', { reason: text }),
  ],
  [
    /insufficient memory|bad_alloc|out of memory|failed to allocate|Cannot allocate|allocation failed|could not allocate/i,
    (_, { during }) => new AppError('out-of-memory', { during }),
  ],
  [
    /unknown (?:model architecture|pre-tokenizer type|tokenizer)[^\n]*/,
    ([what]) => new AppError('gguf-unsupported', { what: `This engine knows it not: ${what}.` }),
  ],
  [
    /has invalid ggml type[^\n]*|unsupported (?:model|tensor)[^\n]*/,
    ([what]) => new AppError('gguf-unsupported', { what }),
  ],
  // The rest of a failed load is about what the header says, and one that is no header says anything.
  [/error loading model: ([^\n]*)/, ([, reason = '']) => new AppError('gguf-invalid', { reason })],
  [
    /prepare wasm: ([^\n]*)|Failed to fetch|NetworkError/,
    () => new AppError('download-failed', { url: 'wllama.wasm', status: null }),
  ],
  [
    /[^\n]*(?:schema|grammar|Jinja|chat template)[^\n]*/i,
    ([reason]) => new AppError('request-invalid', { reason }),
  ],
];

/** A failure of wllama as one of ours. */
export function fromWllama(error: unknown, failure: WllamaFailure): AppError {
  if (isAppError(error)) return error;
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  // Its own words first: the log may also hold those of a call beside this one.
  for (const text of [said, failure.log]) {
    for (const [pattern, read] of readings) {
      const match = pattern.exec(text);
      if (match !== null) return withCause(read(match, failure), error);
    }
  }
  const [firstLine = ''] = failure.log.split('\n');
  return new AppError(
    'internal',
    { reason: firstLine === '' ? said : `${said} (${firstLine})` },
    { cause: error },
  );
}

function withCause(failure: AppError, cause: unknown): AppError {
  failure.cause = cause;
  return failure;
}
