import { createParser } from 'eventsource-parser';
import { AppError } from '../../errors/app-error.ts';

/** How long a server may send nothing: while it reads the question (or loads the model first), and within an answer. */
export interface Patience {
  firstMs: number;
  nextMs: number;
}

/** One event holds a few words; what never ends is no stream of events. */
const longestEvent = 1_000_000;

/**
 * The data of the events in a body, as they arrive.
 * @throws AppError `endpoint-broke-off`, `endpoint-silent`, `endpoint-garbled`
 */
export async function* eventsIn(
  body: ReadableStream<Uint8Array>,
  host: string,
  { firstMs, nextMs }: Patience,
): AsyncGenerator<string> {
  const ready: string[] = [];
  const failure: { tooLong: boolean } = { tooLong: false };
  const parser = createParser({
    maxBufferSize: longestEvent,
    onEvent: ({ data }) => ready.push(data),
    // Fields that nobody knows are to be ignored; only what is too long is a failure.
    onError: ({ type }) => (failure.tooLong ||= type === 'max-buffer-size-exceeded'),
  });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let patienceMs = firstMs;
  try {
    for (;;) {
      const { done, value } = await within(reader.read(), patienceMs, host);
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      if (failure.tooLong) throw new AppError('endpoint-garbled', { host, what: 'without an end' });
      if (ready.length > 0) patienceMs = nextMs;
      yield* ready.splice(0);
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

async function within<Result>(work: Promise<Result>, silentMs: number, host: string): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError('endpoint-silent', { host, silentMs })), silentMs);
  });
  const broken = work.catch((error: unknown) => {
    throw new AppError('endpoint-broke-off', { host }, { cause: error });
  });
  try {
    return await Promise.race([broken, late]);
  } finally {
    clearTimeout(timer);
  }
}
