// One file over HTTP as a content network sends it: ranges, ETag, and whatever fault was ordered.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from './fault.ts';

/** Small where the speed is held down, so that it is even. */
const chunkBytes = { atSpeed: 16_384, atFullSpeed: 1_048_576 };
const pageOfPortal = '<!doctype html><title>Log in</title><p>Please accept the terms.</p>';

interface Slice {
  start: number;
  body: Uint8Array;
  status: 200 | 206;
}

/** The asked range, or null where it lies outside. */
function sliceOf(content: Uint8Array, range: string | undefined): Slice | null {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  if (from === undefined) return { start: 0, body: content, status: 200 };
  const start = Number(from);
  if (start >= content.byteLength) return null;
  const end = to === '' || to === undefined ? content.byteLength : Number(to) + 1;
  return { start, body: content.subarray(start, end), status: 206 };
}

function spoil(content: Uint8Array, fault: Fault | null): Uint8Array {
  if (fault?.kind === 'truncate') return content.subarray(0, fault.toBytes);
  if (fault?.kind !== 'flip') return content;
  const flipped = content.slice();
  flipped[fault.atByte] = (flipped[fault.atByte] ?? 0) ^ 1;
  return flipped;
}

const pause = async (ms: number): Promise<void> => {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
};

/** Ends when there is room for more, or nobody listens any more. */
async function write(response: ServerResponse, bytes: Uint8Array, closed: AbortSignal): Promise<void> {
  if (!response.write(bytes)) await once(response, 'drain', { signal: closed }).catch(() => undefined);
}

/** Faults that are an answer of their own. @returns whether it was one */
function answerInstead(response: ServerResponse, fault: Fault | null): boolean {
  if (fault?.kind === 'html') {
    response.writeHead(200, { 'content-type': 'text/html' }).end(pageOfPortal);
    return true;
  }
  if (fault?.kind !== 'status') return false;
  const { retryAfterSeconds: seconds } = fault;
  response.writeHead(fault.status, seconds === undefined ? {} : { 'retry-after': String(seconds) }).end();
  return true;
}

function writeHead(
  response: ServerResponse,
  { start, body, status }: Slice,
  content: Uint8Array,
  etag: string,
): void {
  const range = `bytes ${start}-${start + body.byteLength - 1}/${content.byteLength}`;
  response.writeHead(status, {
    'content-type': 'application/octet-stream',
    'content-length': body.byteLength,
    'accept-ranges': 'bytes',
    etag: `"${etag}"`,
    ...(status === 206 && { 'content-range': range }),
  });
}

/** How much of the body goes out before the fault. */
const limitOf = (fault: Fault | null): number =>
  fault !== null && 'afterBytes' in fault ? fault.afterBytes : Infinity;

/** @param count hears how many bytes of the body went out */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  original: Uint8Array,
  fault: Fault | null,
  count: (bytes: number) => void,
): Promise<void> {
  if (answerInstead(response, fault)) return;
  const content = spoil(original, fault);
  const slice = sliceOf(content, fault?.kind === 'no-range' ? undefined : request.headers.range);
  if (slice === null) {
    response.writeHead(416, { 'content-range': `bytes */${content.byteLength}` }).end();
    return;
  }
  writeHead(response, slice, content, createHash('sha256').update(original).digest('hex'));
  const limit = limitOf(fault);
  await sendBody(response, slice.body.subarray(0, limit), fault, count);
  if (slice.body.byteLength <= limit) response.end();
  else if (fault?.kind === 'drop') {
    // What was written arrives, and then the connection ends.
    response.socket?.destroySoon();
  }
}

async function sendBody(
  response: ServerResponse,
  body: Uint8Array,
  fault: Fault | null,
  count: (bytes: number) => void,
): Promise<void> {
  const speed = (fault !== null && 'bytesPerSecond' in fault && fault.bytesPerSecond) || Infinity;
  const step = speed === Infinity ? chunkBytes.atFullSpeed : chunkBytes.atSpeed;
  const closed = new AbortController();
  response.once('close', () => closed.abort());
  const startMs = performance.now();
  for (let at = 0; at < body.byteLength && !response.destroyed; at += step) {
    const chunk = body.subarray(at, at + step);
    await write(response, chunk, closed.signal);
    count(chunk.byteLength);
    // By the clock, since timers come late.
    await pause(startMs + ((at + chunk.byteLength) / speed) * 1000 - performance.now());
  }
}
