import { crc32 } from './crc32.ts';
import { flags, headerBytes, most, signatures } from './zip-format.ts';

export interface NewZipFile {
  /** With `/` between folders. */
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** 1 January 1980, the first day that the format knows: the same files make the same archive. */
const noDate = 0x0021;
const version = 20;

/** The fields that both headers of a file have, from the version needed to the length of the extra field. */
function writeCommon(view: DataView, at: number, name: Uint8Array, bytes: Uint8Array): void {
  view.setUint16(at, version, true);
  view.setUint16(at + 2, flags.utf8, true);
  // The method, stored, is 0, and so is the time.
  view.setUint16(at + 8, noDate, true);
  view.setUint32(at + 10, crc32(bytes), true);
  view.setUint32(at + 14, bytes.byteLength, true);
  view.setUint32(at + 18, bytes.byteLength, true);
  view.setUint16(at + 22, name.byteLength, true);
}

function localHeader(name: Uint8Array, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(headerBytes.local + name.byteLength);
  const view = new DataView(header.buffer);
  view.setUint32(0, signatures.local, true);
  writeCommon(view, 4, name, bytes);
  header.set(name, headerBytes.local);
  return header;
}

function centralHeader(name: Uint8Array, bytes: Uint8Array, offset: number): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(headerBytes.central + name.byteLength);
  const view = new DataView(header.buffer);
  view.setUint32(0, signatures.central, true);
  view.setUint16(4, version, true);
  writeCommon(view, 6, name, bytes);
  view.setUint32(42, offset, true);
  header.set(name, headerBytes.central);
  return header;
}

function endRecord(files: number, centralBytes: number, offset: number): Uint8Array<ArrayBuffer> {
  const record = new Uint8Array(headerBytes.end);
  const view = new DataView(record.buffer);
  view.setUint32(0, signatures.end, true);
  view.setUint16(8, files, true);
  view.setUint16(10, files, true);
  view.setUint32(12, centralBytes, true);
  view.setUint32(16, offset, true);
  return record;
}

const refuse = (reason: string): never => {
  throw new RangeError(`a ZIP archive holds no more: ${reason}`);
};

/**
 * A ZIP archive that holds its files as they are: they are text, and whoever wants them small compresses the whole.
 * @throws RangeError for more than 65,534 files or 4 GB
 */
export async function writeZip(files: Iterable<NewZipFile> | AsyncIterable<NewZipFile>): Promise<Blob> {
  const pieces: Blob[] = [];
  const central: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for await (const { name, bytes } of files) {
    if (central.length >= most.files) refuse('65,534 files');
    const nameBytes = new TextEncoder().encode(name);
    central.push(centralHeader(nameBytes, bytes, offset));
    // A blob at once: the browser may put it on the disk.
    const piece = new Blob([localHeader(nameBytes, bytes), bytes]);
    pieces.push(piece);
    offset += piece.size;
    if (offset > most.bytes) refuse('4 GB');
  }
  const directory = new Blob(central);
  const end = endRecord(central.length, directory.size, offset);
  return new Blob([...pieces, directory, end], { type: 'application/zip' });
}
