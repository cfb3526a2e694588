// Fetches what has to be read whole before a download can be planned: a hub's answers, small files, the library.
// Runs in the downloads thread, and in Node when maintainers pin manifests.
import { AppError } from '../../errors/app-error.ts';
import { pause } from './pause.ts';
import { privateRequest } from './private-request.ts';

export interface SmallFileOptions {
  signal: AbortSignal;
  /** More than this is refused while it arrives. */
  maximumBytes: number;
  /** Pauses before the second, third … try; failures that another try cannot mend are not tried again. */
  pausesMs?: readonly number[];
  /** How long no byte may come before the try counts as failed. */
  stallMs?: number;
}

export interface SmallFile {
  bytes: Uint8Array<ArrayBuffer>;
  headers: Headers;
}

const passing: readonly (number | null)[] = [null, 408, 429, 500, 502, 503, 504];

/**
 * @throws AppError `download-failed`, also for a web page where a file should be (a captive portal answers with
 *   status 200) and for one that is too long; `AbortError` when `signal` says so
 */
export async function fetchSmallFile(url: string, options: SmallFileOptions): Promise<SmallFile> {
  const { signal, pausesMs = [500, 2000] } = options;
  for (let attempt = 0; ; attempt++) {
    try {
      return await tryOnce(url, options);
    } catch (error) {
      signal.throwIfAborted();
      const failure = asFailure(error, url);
      const pauseMs = pausesMs[attempt];
      if (pauseMs === undefined || !passing.includes(failure.detail.status)) throw failure;
      await pause(pauseMs, signal);
    }
  }
}

async function tryOnce(
  url: string,
  { signal, maximumBytes, stallMs = 20_000 }: SmallFileOptions,
): Promise<SmallFile> {
  const stalled = new AbortController();
  const stop = AbortSignal.any([signal, stalled.signal]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const restart = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => stalled.abort(new Error('no byte came')), stallMs);
  };
  restart();
  try {
    const response = await fetch(url, { signal: stop, ...privateRequest });
    const isPage = response.headers.get('content-type')?.includes('text/html') === true;
    if (!response.ok || isPage) {
      await response.body?.cancel();
      throw new AppError('download-failed', { url, status: response.status });
    }
    const bytes = await readAll(response, maximumBytes, restart);
    if (bytes === null) throw new AppError('download-failed', { url, status: response.status });
    return { bytes, headers: response.headers };
  } finally {
    clearTimeout(timer);
  }
}

/** Null when there is more than allowed. */
async function readAll(
  response: Response,
  maximumBytes: number,
  onBytes: () => void,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let received = 0;
  const reader = response.body?.getReader();
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) break;
    onBytes();
    received += value.byteLength;
    if (received > maximumBytes) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

function asFailure(error: unknown, url: string): AppError<'download-failed'> {
  if (error instanceof AppError && error.code === 'download-failed') {
    return error as AppError<'download-failed'>;
  }
  return new AppError('download-failed', { url, status: null }, { cause: error });
}
