import { byteAt, readHalf } from '../gguf/half-float.ts';
import { subBlockScale } from '../gguf/k-quant-scales.ts';
import { groupSize, type CodedGroup, type Packing } from './packed-matrix.ts';

/** Reads group `index` of a row of blocks that begins at byte `rowStart`, without changing any weight. */
export type ReadExactGroup = (bytes: Uint8Array, rowStart: number, index: number, group: CodedGroup) => void;

function readNibbles(bytes: Uint8Array, at: number, codes: Uint8Array): void {
  for (let index = 0; index < 16; index += 1) {
    const pair = byteAt(bytes, at + index);
    codes[index] = pair & 15;
    codes[index + 16] = pair >> 4;
  }
}

function readQ4_0(bytes: Uint8Array, rowStart: number, index: number, group: CodedGroup): void {
  const at = rowStart + index * 18;
  group.scale = readHalf(bytes, at);
  group.minimum = -8 * group.scale;
  readNibbles(bytes, at + 2, group.codes);
}

function readQ4_1(bytes: Uint8Array, rowStart: number, index: number, group: CodedGroup): void {
  const at = rowStart + index * 20;
  group.scale = readHalf(bytes, at);
  group.minimum = readHalf(bytes, at + 2);
  readNibbles(bytes, at + 4, group.codes);
}

/** A half times a 6-bit number fits float32, so the products of a Q4_K block are exact. */
function readQ4_K(bytes: Uint8Array, rowStart: number, index: number, group: CodedGroup): void {
  const at = rowStart + (index >> 3) * 144;
  const part = index & 7;
  const packed = subBlockScale(bytes, at + 4, part);
  group.scale = packed.scale * readHalf(bytes, at);
  group.minimum = -packed.minimum * readHalf(bytes, at + 2);
  const shift = (part & 1) * 4;
  for (let code = 0; code < groupSize; code += 1) {
    group.codes[code] = (byteAt(bytes, at + 16 + (part >> 1) * 32 + code) >> shift) & 15;
  }
}

function readQ8_0(bytes: Uint8Array, rowStart: number, index: number, group: CodedGroup): void {
  const at = rowStart + index * 34;
  group.scale = readHalf(bytes, at);
  group.minimum = 0;
  // Flipping the sign bit of a two's complement byte adds 128.
  for (let code = 0; code < groupSize; code += 1) group.codes[code] = byteAt(bytes, at + 2 + code) ^ 0x80;
}

const exact = {
  affine4: new Map([
    ['Q4_0', readQ4_0],
    ['Q4_1', readQ4_1],
    ['Q4_K', readQ4_K],
  ]),
  symmetric8: new Map([['Q8_0', readQ8_0]]),
} as const satisfies Record<Packing, ReadonlyMap<string, ReadExactGroup>>;

/** The reader for types that a packing can hold without loss, or null where weights have to be coded anew. */
export function exactGroupReader(packing: Packing, typeName: string): ReadExactGroup | null {
  return exact[packing].get(typeName) ?? null;
}
