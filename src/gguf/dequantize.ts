import { unsupportedGguf } from './gguf-errors.ts';
import { byteAt, readHalf } from './half-float.ts';
import { subBlockScale } from './k-quant-scales.ts';
import type { TensorLayout } from './tensor-type.ts';

/** Writes the values of one block that begins at byte `at` to `values` from index `to`. */
type DecodeBlock = (bytes: Uint8Array, at: number, values: Float32Array, to: number) => void;

const scratch = new DataView(new ArrayBuffer(4));

function decodeF32(bytes: Uint8Array, at: number, values: Float32Array, to: number): void {
  for (let index = 0; index < 4; index += 1) scratch.setUint8(index, byteAt(bytes, at + index));
  values[to] = scratch.getFloat32(0, true);
}

/** The upper half of a float32. */
function decodeBF16(bytes: Uint8Array, at: number, values: Float32Array, to: number): void {
  scratch.setUint16(0, 0, true);
  scratch.setUint8(2, byteAt(bytes, at));
  scratch.setUint8(3, byteAt(bytes, at + 1));
  values[to] = scratch.getFloat32(0, true);
}

/** 16 bytes of 4-bit codes: the low halves are the first 16 values, the high halves the last 16. */
function decodeQ4_0(bytes: Uint8Array, at: number, values: Float32Array, to: number): void {
  const scale = readHalf(bytes, at);
  for (let index = 0; index < 16; index += 1) {
    const pair = byteAt(bytes, at + 2 + index);
    values[to + index] = ((pair & 15) - 8) * scale;
    values[to + index + 16] = ((pair >> 4) - 8) * scale;
  }
}

function decodeQ4_1(bytes: Uint8Array, at: number, values: Float32Array, to: number): void {
  const scale = readHalf(bytes, at);
  const minimum = readHalf(bytes, at + 2);
  for (let index = 0; index < 16; index += 1) {
    const pair = byteAt(bytes, at + 4 + index);
    values[to + index] = (pair & 15) * scale + minimum;
    values[to + index + 16] = (pair >> 4) * scale + minimum;
  }
}

function decodeQ8_0(bytes: Uint8Array, at: number, values: Float32Array, to: number): void {
  const scale = readHalf(bytes, at);
  for (let index = 0; index < 32; index += 1) {
    values[to + index] = ((byteAt(bytes, at + 2 + index) << 24) >> 24) * scale;
  }
}

/** Two scales, 12 bytes of 6-bit sub-block scales, 128 bytes of codes: 32 low halves, then 32 high ones. */
function decodeQ4_K(bytes: Uint8Array, at: number, values: Float32Array, to: number): void {
  const scale = readHalf(bytes, at);
  const minimumScale = readHalf(bytes, at + 2);
  for (let part = 0; part < 8; part += 1) {
    const packed = subBlockScale(bytes, at + 4, part);
    const codes = at + 16 + (part >> 1) * 32;
    const shift = (part & 1) * 4;
    for (let index = 0; index < 32; index += 1) {
      const code = (byteAt(bytes, codes + index) >> shift) & 15;
      values[to + part * 32 + index] = code * packed.scale * scale - packed.minimum * minimumScale;
    }
  }
}

/** 128 bytes of low halves, 64 of two-bit tops, 16 signed scales, one half-precision scale of them all. */
function decodeQ6_K(bytes: Uint8Array, at: number, values: Float32Array, to: number): void {
  const scale = readHalf(bytes, at + 208);
  for (let index = 0; index < 256; index += 1) {
    const part = index >> 7; // 128 values share 64 low bytes and 32 top bytes
    const quarter = (index >> 5) & 3;
    const low = byteAt(bytes, at + part * 64 + (quarter & 1) * 32 + (index & 31)) >> ((quarter >> 1) * 4);
    const top = byteAt(bytes, at + 128 + part * 32 + (index & 31)) >> (quarter * 2);
    const code = ((low & 15) | ((top & 3) << 4)) - 32;
    const subScale = (byteAt(bytes, at + 192 + (index >> 4)) << 24) >> 24;
    values[to + index] = code * subScale * scale;
  }
}

/** Block formats: `dequantize_row_*` in ggml-quants.c. Products are exact in double precision and rounded once. */
const decoders: ReadonlyMap<string, DecodeBlock> = new Map([
  ['F32', decodeF32],
  ['F16', (bytes, at, values, to) => void (values[to] = readHalf(bytes, at))],
  ['BF16', decodeBF16],
  ['Q4_0', decodeQ4_0],
  ['Q4_1', decodeQ4_1],
  ['Q8_0', decodeQ8_0],
  ['Q4_K', decodeQ4_K],
  ['Q6_K', decodeQ6_K],
]);

/** True where `dequantize` can read a type. */
export function canDequantize(layout: TensorLayout): boolean {
  return decoders.has(layout.name);
}

/**
 * The values of whole blocks, as float32. `bytes` holds nothing but blocks of this layout.
 * Throws `gguf-unsupported` for a type that has no decoder.
 */
export function dequantize(layout: TensorLayout, bytes: Uint8Array): Float32Array {
  const decode = decoders.get(layout.name);
  if (decode === undefined) throw unsupportedGguf(`weights of type ${layout.name}`);
  const blocks = Math.floor(bytes.length / layout.blockBytes);
  const values = new Float32Array(blocks * layout.blockElements);
  for (let block = 0; block < blocks; block += 1) {
    decode(bytes, block * layout.blockBytes, values, block * layout.blockElements);
  }
  return values;
}
