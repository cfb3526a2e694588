type Bytes = Uint8Array<ArrayBuffer>;

const bufferBytes = 262_144;

/**
 * The chunks of a body, each valid only until the next is asked for: they share one buffer, since chunks of their own
 * are garbage faster than browsers collect it (a download took twice the memory).
 */
export async function* streamOf(body: ReadableStream<Bytes> | null): AsyncGenerator<Bytes> {
  if (body === null) return;
  const { reader, read } = readerOf(body);
  try {
    for (let chunk = await read(); chunk !== null; chunk = await read()) yield chunk;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

interface Reader {
  reader: ReadableStreamGenericReader;
  /** Null at the end. */
  read: () => Promise<Bytes | null>;
}

function readerOf(body: ReadableStream<Bytes>): Reader {
  return byteReaderOf(body) ?? chunkReaderOf(body);
}

/** Null where bodies are no byte streams: Safari, and streams of tests. */
function byteReaderOf(body: ReadableStream<Bytes>): Reader | null {
  try {
    const reader = body.getReader({ mode: 'byob' });
    let buffer = new Uint8Array(bufferBytes);
    const read = async (): Promise<Bytes | null> => {
      const { done, value } = await reader.read(buffer);
      if (done) return null;
      buffer = new Uint8Array(value.buffer);
      return value;
    };
    return { reader, read };
  } catch {
    return null;
  }
}

function chunkReaderOf(body: ReadableStream<Bytes>): Reader {
  const reader = body.getReader();
  const read = async (): Promise<Bytes | null> => {
    const { done, value } = await reader.read();
    return done ? null : value;
  };
  return { reader, read };
}
