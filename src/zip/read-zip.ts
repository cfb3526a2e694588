import { crc32 } from './crc32.ts';
import { flags, headerBytes, methods, most, signatures } from './zip-format.ts';

/** One file of an archive; its bytes are read only when they are asked for. */
export interface ZipFile {
  name: string;
  /** As the archive claims. */
  sizeBytes: number;
  /**
   * @param mostBytes more than this is refused, whatever the archive claims
   * @throws ZipError
   */
  read: (mostBytes: number) => Promise<Uint8Array<ArrayBuffer>>;
}

export class ZipError extends Error {
  override readonly name = 'ZipError';
}

/** Deflate makes nothing smaller than this, so whoever claims more lies. */
const mostRatio = 1032;

interface Entry {
  name: string;
  flags: number;
  method: number;
  crc: number;
  packedBytes: number;
  sizeBytes: number;
  offset: number;
}

async function viewOf(blob: Blob): Promise<DataView> {
  return new DataView(await blob.arrayBuffer());
}

/** The record at the very end, before which only a comment may come. */
async function findEnd(archive: Blob): Promise<DataView> {
  const tail = await viewOf(archive.slice(-(headerBytes.end + most.comment)));
  for (let at = tail.byteLength - headerBytes.end; at >= 0; at--) {
    const isEnd = tail.getUint32(at, true) === signatures.end;
    const endsThere = isEnd && at + headerBytes.end + tail.getUint16(at + 20, true) === tail.byteLength;
    if (endsThere) return new DataView(tail.buffer, at, headerBytes.end);
  }
  throw new ZipError('it has no end');
}

function readEntries(view: DataView, count: number): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; entries.length < count;) {
    if (at + headerBytes.central > view.byteLength) throw new ZipError('its list of files ends early');
    if (view.getUint32(at, true) !== signatures.central) throw new ZipError('its list of files is damaged');
    const nameBytes = view.getUint16(at + 28, true);
    const start = at + headerBytes.central;
    if (start + nameBytes > view.byteLength) throw new ZipError('its list of files ends early');
    entries.push({
      name: new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + start, nameBytes)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedBytes: view.getUint32(at + 20, true),
      sizeBytes: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at = start + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The bytes of a file as they lie in the archive. */
async function packedBlob(archive: Blob, { offset, packedBytes }: Entry): Promise<Blob> {
  const header = await viewOf(archive.slice(offset, offset + headerBytes.local));
  if (header.byteLength < headerBytes.local || header.getUint32(0, true) !== signatures.local)
    throw new ZipError('a file is not where its list says');
  const start = offset + headerBytes.local + header.getUint16(26, true) + header.getUint16(28, true);
  const packed = archive.slice(start, start + packedBytes);
  if (packed.size < packedBytes) throw new ZipError('it ends early');
  return packed;
}

/** Stops as soon as there is more than was promised: a small archive may hold terabytes. */
async function collect(
  stream: ReadableStream<Uint8Array>,
  sizeBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(sizeBytes);
  let length = 0;
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (length + value.byteLength > sizeBytes) throw new ZipError('a file is longer than it claims');
      bytes.set(value, length);
      length += value.byteLength;
    }
  } finally {
    await reader.cancel().catch(() => undefined); // it may have failed by itself
  }
  if (length < sizeBytes) throw new ZipError('a file is shorter than it claims');
  return bytes;
}

async function readFile(archive: Blob, entry: Entry, mostBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if ((entry.flags & flags.encrypted) !== 0) throw new ZipError('it is encrypted');
  if (entry.sizeBytes > mostBytes) throw new ZipError('a file is too large');
  if (entry.sizeBytes > (entry.packedBytes + 1) * mostRatio)
    throw new ZipError('a file is shorter than it claims');
  const isDeflated = entry.method === methods.deflated;
  if (!isDeflated && entry.method !== methods.stored) throw new ZipError('it is packed in an unusual way');
  const packed = await packedBlob(archive, entry);
  try {
    const stream = packed.stream();
    const bytes = await collect(
      isDeflated ? stream.pipeThrough(new DecompressionStream('deflate-raw')) : stream,
      entry.sizeBytes,
    );
    if (crc32(bytes) !== entry.crc) throw new ZipError('a file is damaged');
    return bytes;
  } catch (error) {
    throw error instanceof ZipError ? error : new ZipError('a file is damaged', { cause: error });
  }
}

/** Whether these bytes look like a ZIP archive, even an empty one. */
export async function isZip(file: Blob): Promise<boolean> {
  const start = await viewOf(file.slice(0, 4));
  if (start.byteLength < 4) return false;
  const signature = start.getUint32(0, true);
  return signature === signatures.local || signature === signatures.end;
}

/**
 * The files of a ZIP archive in its order, without folders.
 * @throws ZipError, in plain words; for ZIP64 too
 */
export async function readZip(archive: Blob): Promise<ZipFile[]> {
  const end = await findEnd(archive);
  const [count, bytes, offset] = [end.getUint16(10, true), end.getUint32(12, true), end.getUint32(16, true)];
  if (count > most.files || offset > most.bytes || bytes > most.bytes)
    throw new ZipError('it is larger than 4 GB');
  if (offset + bytes > archive.size) throw new ZipError('its list of files ends early');
  return readEntries(await viewOf(archive.slice(offset, offset + bytes)), count)
    .filter(({ name }) => !name.endsWith('/'))
    .map((entry) => ({
      name: entry.name,
      sizeBytes: entry.sizeBytes,
      read: (mostBytes) => readFile(archive, entry, mostBytes),
    }));
}
