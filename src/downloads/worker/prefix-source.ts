// The beginning of a file on a hub as random access: for headers, which nobody should fetch a whole model for.
import { AppError, isAppError } from '../../errors/app-error.ts';
import { pause } from './pause.ts';
import { privateRequest } from './private-request.ts';
import { streamOf } from './stream-of.ts';
import type { ByteSource } from '../../gguf/byte-source.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Without a byte for so long the try is given up. */
const stallMs = 20_000;
const pausesMs = [500, 2000];

/**
 * What was read once is kept, and only what follows it is asked for (`Range`). A server that knows no ranges sends the file
 * from its beginning; then the connection is closed after the bytes that are needed.
 */
export function prefixSource(url: string, sizeBytes: number, signal: AbortSignal): ByteSource {
  let prefix: Bytes = new Uint8Array();
  return {
    sizeBytes,
    async read(offsetBytes, lengthBytes) {
      const end = offsetBytes + lengthBytes;
      if (end > prefix.byteLength) prefix = await extend(url, prefix, end, signal);
      return prefix.subarray(offsetBytes, end);
    },
  };
}

async function extend(url: string, prefix: Bytes, end: number, signal: AbortSignal): Promise<Bytes> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await tryOnce(url, prefix, end, signal);
    } catch (error) {
      signal.throwIfAborted();
      const failure = isAppError(error)
        ? error
        : new AppError('download-failed', { url, status: null }, { cause: error });
      const pauseMs = pausesMs[attempt];
      if (pauseMs === undefined || !isPassing(failure)) throw failure;
      await pause(pauseMs, signal);
    }
  }
}

function isPassing({ code, detail }: AppError): boolean {
  if (code !== 'download-failed') return false;
  const { status } = detail as { status: number | null };
  return status === null || status === 429 || status >= 500;
}

async function tryOnce(url: string, prefix: Bytes, end: number, signal: AbortSignal): Promise<Bytes> {
  const stalled = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const restart = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => stalled.abort(), stallMs);
  };
  restart();
  try {
    const response = await fetch(url, {
      ...privateRequest,
      signal: AbortSignal.any([signal, stalled.signal]),
      headers: { range: `bytes=${prefix.byteLength}-${end - 1}` },
    });
    const start = await checkAnswer(response, url, prefix.byteLength);
    const bytes = new Uint8Array(end);
    bytes.set(prefix);
    const filled = await fill(bytes, prefix.byteLength, start, response, restart);
    if (filled < end) throw new AppError('download-failed', { url, status: null });
    return bytes;
  } finally {
    clearTimeout(timer);
  }
}

/** @returns at which byte of the file the answer begins */
async function checkAnswer(response: Response, url: string, asked: number): Promise<number> {
  const { status, ok, headers } = response;
  const isPage = /text\/html/i.test(headers.get('content-type') ?? '');
  const start = status === 206 ? rangeStart(headers, asked) : 0;
  if (ok && !isPage && (start === asked || start === 0)) return start;
  await response.body?.cancel();
  throw ok && isPage
    ? new AppError('captive-portal', { url })
    : new AppError('download-failed', { url, status });
}

/** Servers of other origins may hide the header; then they are believed. */
function rangeStart(headers: Headers, asked: number): number {
  const [, start] = /^bytes (\d+)-/.exec(headers.get('content-range') ?? '') ?? [];
  return start === undefined ? asked : Number(start);
}

/** @returns how far the bytes are filled then */
async function fill(
  bytes: Bytes,
  from: number,
  start: number,
  { body }: Response,
  onBytes: () => void,
): Promise<number> {
  let at = start;
  for await (const chunk of streamOf(body)) {
    onBytes();
    const skipped = Math.max(0, from - at);
    const piece = chunk.subarray(skipped, Math.max(skipped, bytes.byteLength - at));
    bytes.set(piece, at + skipped);
    at += chunk.byteLength;
    if (at >= bytes.byteLength) break;
  }
  return Math.min(at, bytes.byteLength);
}
