import { AppError, isAbort, isAppError } from '../../errors/app-error.ts';
import { backoffMs, pause, untilOnline } from './pause.ts';
import { PassingFailure, requestRest } from './request-rest.ts';
import { streamOf } from './stream-of.ts';
import type { NeededFile } from '../../models/model-files.ts';
import type { Part } from './part.ts';
import type { ProgressMeter } from './progress-meter.ts';
import type { DownloadTimings } from './timings.ts';
import type { WholeFileHasher } from './whole-file-hasher.ts';

export interface FetchContext {
  signal: AbortSignal;
  meter: ProgressMeter;
  timings: DownloadTimings;
  hasher: WholeFileHasher;
  /** A server asked for patience. */
  onBusy: () => void;
}

/**
 * Fills the part from the first address that has the file, and checks its SHA-256. Interruptions are no failure: it
 * goes on from the byte where it was.
 * @param urls the best first
 * @throws AppError `download-failed`, `captive-portal` or `integrity-mismatch`; `AbortError` when `signal` says so
 */
export async function fetchFile(
  urls: readonly string[],
  file: NeededFile,
  part: Part,
  context: FetchContext,
): Promise<void> {
  let failure: unknown = new AppError('download-failed', { url: '', status: null });
  // A file that turns out wrong is fetched once more from its beginning, elsewhere if there is another place.
  for (const url of urls.length === 1 ? [...urls, ...urls] : urls) {
    try {
      await fill(url, file, part, context);
      await check(file, part, context);
      return;
    } catch (error) {
      if (!isAppError(error)) throw error;
      failure = error;
      if (urls.length === 1 && error.code !== 'integrity-mismatch') throw error;
    }
  }
  throw failure;
}

async function check(file: NeededFile, part: Part, { meter, hasher }: FetchContext): Promise<void> {
  const actual = await part.sha256(hasher);
  if (actual === file.sha256) return;
  discard(part, meter);
  throw new AppError('integrity-mismatch', { path: file.path, expected: file.sha256, actual });
}

function discard(part: Part, meter: ProgressMeter): void {
  meter.receive(-part.receivedBytes);
  part.reset();
}

function tooShort({ path, sizeBytes }: NeededFile, { receivedBytes }: Part): AppError {
  const [expected, actual] = [`${sizeBytes} bytes`, `${receivedBytes} bytes`];
  return new AppError('integrity-mismatch', { path, expected, actual });
}

async function fill(url: string, file: NeededFile, part: Part, context: FetchContext): Promise<void> {
  const { signal, meter, timings, onBusy } = context;
  let fruitless = 0;
  while (part.receivedBytes < file.sizeBytes) {
    const before = part.receivedBytes;
    try {
      await receive(url, file, part, context);
      // An answer that ends well and brings nothing will do so again.
      if (part.receivedBytes === before) throw tooShort(file, part);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof PassingFailure)) throw error;
      fruitless = part.receivedBytes > before ? 0 : fruitless + 1;
      if (fruitless > timings.attempts) {
        throw new AppError('download-failed', { url, status: error.status }, { cause: error });
      }
      if (error.status === 429 || error.status === 503) onBusy();
      const endWait = meter.wait('server');
      try {
        await pause(backoffMs(fruitless, error.retryAfterMs, timings), signal);
      } finally {
        endWait();
      }
    }
  }
}

/** One request, until its answer ends or nothing comes for too long. */
async function receive(url: string, file: NeededFile, part: Part, context: FetchContext): Promise<void> {
  const { signal, meter, timings } = context;
  let endWait: () => void = () => undefined;
  await untilOnline(signal, () => (endWait = meter.wait('network'))).finally(() => endWait());
  const stalled = new AbortController();
  let timer = setTimeout(() => stalled.abort(), timings.stallMs);
  try {
    const request = AbortSignal.any([signal, stalled.signal]);
    const { fromByte, body } = await requestRest(url, file, part.receivedBytes, request);
    if (fromByte === 0 && part.receivedBytes > 0) discard(part, meter);
    for await (const chunk of streamOf(body)) {
      clearTimeout(timer);
      timer = setTimeout(() => stalled.abort(), timings.stallMs);
      if (!part.append(chunk)) {
        discard(part, meter);
        throw new AppError('integrity-mismatch', {
          path: file.path,
          expected: `${file.sizeBytes} bytes`,
          actual: `more than ${file.sizeBytes} bytes`,
        });
      }
      meter.receive(chunk.byteLength);
    }
  } catch (error) {
    if (isAppError(error) || error instanceof PassingFailure) throw error;
    if (isAbort(error) && signal.aborted) throw error;
    throw new PassingFailure(null, null, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
