// The header of one member of a tar archive, as POSIX ustar has it (IEEE Std 1003.1, “pax”, section ustar Interchange
// Format). Only what a pack needs: plain files.

export const blockBytes = 512;
/** Eleven octal digits. */
const mostMemberBytes = 8 ** 11 - 1;
const mostNameBytes = 100;
const mostPrefixBytes = 155;

const encoder = new TextEncoder();

function writeText(block: Uint8Array, text: string, at: number): void {
  block.set(encoder.encode(text), at);
}

const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`;

/** The sum of all bytes, those of the checksum counted as spaces. */
function checksum(block: Uint8Array): number {
  return block.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0);
}

/** Long names are split at a slash into a prefix and the rest. */
function splitName(name: string): { prefix: string; rest: string } | null {
  if (encoder.encode(name).byteLength <= mostNameBytes) return { prefix: '', rest: name };
  for (let slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
    const [prefix, rest] = [name.slice(0, slash), name.slice(slash + 1)];
    const fits =
      encoder.encode(prefix).byteLength <= mostPrefixBytes &&
      encoder.encode(rest).byteLength <= mostNameBytes;
    if (fits) return { prefix, rest };
  }
  return null;
}

/**
 * @param name with `/` between folders; at most about 250 bytes
 * @throws RangeError when the format cannot hold the name or the size
 */
export function writeTarHeader(name: string, sizeBytes: number): Uint8Array<ArrayBuffer> {
  const split = splitName(name);
  if (split === null) throw new RangeError(`the name is too long for a tar archive: ${name}`);
  if (sizeBytes > mostMemberBytes) throw new RangeError(`the file is too long for a tar archive: ${name}`);
  const block = new Uint8Array(blockBytes);
  writeText(block, split.rest, 0);
  writeText(block, octal(0o644, 7), 100);
  writeText(block, octal(0, 7), 108);
  writeText(block, octal(0, 7), 116);
  writeText(block, octal(sizeBytes, 11), 124);
  // The same time for all: the same model makes the same pack.
  writeText(block, octal(0, 11), 136);
  writeText(block, '0', 156);
  writeText(block, 'ustar\x0000', 257);
  writeText(block, split.prefix, 345);
  writeText(block, `${checksum(block).toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** How many zero bytes follow a member, so that the next header begins at a block. */
export const paddingBytes = (sizeBytes: number): number =>
  (blockBytes - (sizeBytes % blockBytes)) % blockBytes;

export interface TarHeader {
  name: string;
  sizeBytes: number;
}

function readText(block: Uint8Array, at: number, length: number): string {
  const field = block.subarray(at, at + length);
  const end = field.indexOf(0);
  return new TextDecoder('utf-8', { fatal: true }).decode(end < 0 ? field : field.subarray(0, end));
}

function readOctal(block: Uint8Array, at: number, length: number): number {
  const text = readText(block, at, length).trim();
  return /^[0-7]+$/.test(text) ? parseInt(text, 8) : NaN;
}

/** A reason in plain words instead of a header that is not that of a plain file. */
export function parseTarHeader(block: Uint8Array): TarHeader | { problem: string } {
  try {
    if (readOctal(block, 148, 8) !== checksum(block)) return { problem: 'a header is damaged' };
    const type = readText(block, 156, 1);
    if (type !== '' && type !== '0') return { problem: 'it holds something that is not a plain file' };
    const sizeBytes = readOctal(block, 124, 12);
    if (!Number.isSafeInteger(sizeBytes)) return { problem: 'the size of a file cannot be read' };
    const isUstar = readText(block, 257, 5) === 'ustar';
    const prefix = isUstar ? readText(block, 345, mostPrefixBytes) : '';
    const name = readText(block, 0, mostNameBytes);
    return { name: prefix === '' ? name : `${prefix}/${name}`, sizeBytes };
  } catch {
    return { problem: 'a header is damaged' };
  }
}
