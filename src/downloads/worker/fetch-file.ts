import { AppError, isAbort } from '../../errors/app-error.ts';
import { sha256Hex } from '../../models/sha256.ts';
import type { NeededFile } from '../../models/model-files.ts';
import type { ProgressMeter } from './progress-meter.ts';

/**
 * Fetches one file and checks its size and SHA-256.
 * @throws AppError `download-failed` or `integrity-mismatch`; `AbortError` when `signal` says so
 */
export async function fetchFile(
  url: string,
  file: NeededFile,
  signal: AbortSignal,
  meter: ProgressMeter,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await request(url, signal);
  const bytes = await readExactly(response, file, url, signal, meter);
  const actual = await sha256Hex(bytes);
  if (actual !== file.sha256) {
    meter.receive(-bytes.byteLength);
    throw new AppError('integrity-mismatch', { path: file.path, expected: file.sha256, actual });
  }
  return bytes;
}

async function request(url: string, signal: AbortSignal): Promise<Response> {
  try {
    // Not through the HTTP cache: the file would be stored twice.
    const response = await fetch(url, { signal, cache: 'no-store', credentials: 'omit' });
    if (response.ok) return response;
    throw new AppError('download-failed', { url, status: response.status });
  } catch (error) {
    if (error instanceof AppError || isAbort(error)) throw error;
    throw new AppError('download-failed', { url, status: null }, { cause: error });
  }
}

async function readExactly(
  response: Response,
  { path, sizeBytes }: NeededFile,
  url: string,
  signal: AbortSignal,
  meter: ProgressMeter,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(sizeBytes);
  const mismatch = (actual: string): AppError =>
    new AppError('integrity-mismatch', { path, expected: `${sizeBytes} bytes`, actual });
  let received = 0;
  try {
    for await (const chunk of streamOf(response)) {
      // A captive portal's page or another file: stop at the first byte too many.
      if (received + chunk.byteLength > sizeBytes) throw mismatch(`more than ${sizeBytes} bytes`);
      bytes.set(chunk, received);
      received += chunk.byteLength;
      meter.receive(chunk.byteLength);
    }
    if (received < sizeBytes) throw mismatch(`${received} bytes`);
    return bytes;
  } catch (error) {
    meter.receive(-received);
    if (error instanceof AppError) throw error;
    signal.throwIfAborted();
    throw new AppError('download-failed', { url, status: null }, { cause: error });
  }
}

/** `for await` over a response's body, in browsers without `ReadableStream` iteration too (Safari). */
async function* streamOf(response: Response): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (reader === undefined) return;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
