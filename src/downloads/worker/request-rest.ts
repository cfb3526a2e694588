// One request for the rest of a file, and what its answer means.
import { AppError, isAbort } from '../../errors/app-error.ts';
import { privateRequest } from './private-request.ts';
import type { NeededFile } from '../../models/model-files.ts';

/** A failure that passes: the same request may succeed in a moment. */
export class PassingFailure extends Error {
  readonly status: number | null;
  /** As the server asked; null when it did not. */
  readonly retryAfterMs: number | null;

  constructor(status: number | null, retryAfterMs: number | null = null, options?: ErrorOptions) {
    super(`the server answered ${status ?? 'nothing'}`, options);
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

export interface Rest {
  /** Where in the file the body begins: what was asked, or 0 from servers that know no ranges. */
  fromByte: number;
  body: ReadableStream<Uint8Array<ArrayBuffer>> | null;
}

const passing = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Seconds or a date, as HTTP has it. */
function readRetryAfter(value: string | null): number | null {
  if (value === null) return null;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

/** Where a partial answer begins; null when it is not a part of this file. */
function readRangeStart(value: string | null, sizeBytes: number): number | null {
  const [, start, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(value ?? '') ?? [];
  if (start === undefined || (total !== '*' && Number(total) !== sizeBytes)) return null;
  return Number(start);
}

function checkWhole(response: Response, { path, sizeBytes }: NeededFile, url: string): void {
  const type = response.headers.get('content-type') ?? '';
  // A Wi-Fi login page answers everything with 200 and itself.
  if (/text\/html/i.test(type) && !/\.html?$/i.test(path)) throw new AppError('captive-portal', { url });
  const length = response.headers.get('content-length');
  const isEncoded = response.headers.has('content-encoding');
  if (length !== null && !isEncoded && Number(length) !== sizeBytes) {
    throw new AppError('integrity-mismatch', {
      path,
      expected: `${sizeBytes} bytes`,
      actual: `${length} bytes`,
    });
  }
}

/**
 * Asks for the file from `fromByte` on.
 * @throws AppError `download-failed` for an answer that will not change, `captive-portal`, `integrity-mismatch`;
 *   `PassingFailure` for one that may; `AbortError`
 */
export async function requestRest(
  url: string,
  file: NeededFile,
  fromByte: number,
  signal: AbortSignal,
): Promise<Rest> {
  const response = await ask(url, fromByte, signal);
  const { status, body, headers } = response;
  if (passing.has(status)) throw new PassingFailure(status, readRetryAfter(headers.get('retry-after')));
  if (status === 206) {
    const start = readRangeStart(headers.get('content-range'), file.sizeBytes);
    if (start === fromByte) return { fromByte, body };
    await body?.cancel();
    return requestRest(url, file, 0, signal);
  }
  // What we have is not a beginning of what the server has.
  if (status === 416 && fromByte > 0) return requestRest(url, file, 0, signal);
  if (!response.ok) throw new AppError('download-failed', { url, status });
  checkWhole(response, file, url);
  return { fromByte: 0, body };
}

async function ask(url: string, fromByte: number, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, {
      signal,
      ...privateRequest,
      ...(fromByte > 0 && { headers: { range: `bytes=${fromByte}-` } }),
    });
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new PassingFailure(null, null, { cause: error });
  }
}
