import type { ByteSource } from './byte-source.ts';
import { invalidGguf, unsupportedGguf } from './gguf-errors.ts';
import type { GgufFile, MetadataValue } from './gguf-file.ts';
import { HeaderContinues, HeaderCursor } from './header-cursor.ts';
import { readMetadata } from './read-metadata.ts';
import { placeTensors, readTensorInfos } from './read-tensor-infos.ts';

const magic = 0x46554747; // "GGUF", little-endian
const firstPrefixBytes = 2 ** 20;
const maximumHeaderBytes = 2 ** 26;
const maximumEntries = 65_536;
const defaultAlignmentBytes = 32;
const maximumAlignmentBytes = 2 ** 20;

/**
 * Reads the header of a GGUF file, version 2 or 3, little-endian (format: docs/gguf.md in ggml's repository).
 * Reads at most 64 MiB and never more than about twice the header. The file may be hostile: throws
 * `gguf-invalid` where it breaks the format and `gguf-unsupported` for other versions and unknown tensor types.
 */
export function readGguf(source: ByteSource): Promise<GgufFile> {
  return readPrefix(source, (cursor) => parseHeader(cursor, source.sizeBytes));
}

/**
 * The metadata of a GGUF file but for the words in its lists, which are the vocabulary: several times as fast, for who
 * waits for it. Throws as `readGguf` does for what it reads.
 */
export function readShortMetadata(source: ByteSource): Promise<ReadonlyMap<string, MetadataValue>> {
  return readPrefix(source, (cursor) => {
    const { metadataCount } = readStart(cursor);
    return readMetadata(cursor, metadataCount, 'list-words');
  });
}

async function readPrefix<Result>(
  source: ByteSource,
  parse: (cursor: HeaderCursor) => Result,
): Promise<Result> {
  const limitBytes = Math.min(source.sizeBytes, maximumHeaderBytes);
  let prefixBytes = Math.min(firstPrefixBytes, limitBytes);
  for (;;) {
    const prefix = await source.read(0, prefixBytes);
    if (prefix.length !== prefixBytes) throw invalidGguf('the file is shorter than its stated size');
    try {
      return parse(new HeaderCursor(prefix));
    } catch (error) {
      if (!(error instanceof HeaderContinues)) throw error;
      if (prefixBytes === limitBytes) throw headerTooLong(source.sizeBytes);
      prefixBytes = Math.min(prefixBytes * 4, limitBytes);
    }
  }
}

function headerTooLong(fileBytes: number): Error {
  if (fileBytes <= maximumHeaderBytes) return invalidGguf('the file ends in the middle of its header');
  return invalidGguf(`the header is longer than ${maximumHeaderBytes} bytes`);
}

function parseHeader(cursor: HeaderCursor, fileBytes: number): GgufFile {
  const { version, tensorCount, metadataCount } = readStart(cursor);
  const metadata = readMetadata(cursor, metadataCount);
  const infos = readTensorInfos(cursor, tensorCount);
  const alignmentBytes = readAlignment(metadata);
  const dataOffsetBytes = Math.ceil(cursor.position / alignmentBytes) * alignmentBytes;
  return { version, metadata, tensors: placeTensors(infos, dataOffsetBytes, alignmentBytes, fileBytes) };
}

function readStart(cursor: HeaderCursor): { version: number; tensorCount: number; metadataCount: number } {
  return {
    version: readVersion(cursor),
    tensorCount: readCount(cursor, 'tensors'),
    metadataCount: readCount(cursor, 'metadata entries'),
  };
}

function readVersion(cursor: HeaderCursor): number {
  if (cursor.u32() !== magic) throw invalidGguf('it does not begin with the letters GGUF');
  const version = cursor.u32();
  // A small number in the upper half is a small version written big-endian.
  if (version !== 0 && version % 65_536 === 0) throw unsupportedGguf('big-endian GGUF');
  if (version !== 2 && version !== 3) throw unsupportedGguf(`GGUF version ${version}`);
  return version;
}

function readCount(cursor: HeaderCursor, what: string): number {
  const count = cursor.u64();
  if (count > maximumEntries) throw invalidGguf(`it claims ${count} ${what}`);
  return count;
}

function readAlignment(metadata: ReadonlyMap<string, MetadataValue>): number {
  const value = metadata.get('general.alignment') ?? defaultAlignmentBytes;
  const isPowerOfTwo = typeof value === 'number' && Number.isInteger(Math.log2(value));
  if (!isPowerOfTwo || value < 8 || value > maximumAlignmentBytes) {
    throw invalidGguf(`general.alignment is ${JSON.stringify(value)}, not a power of two from 8 up`);
  }
  return value;
}
