/** A metadata value with its type, as the writer needs it. */
export type TypedValue =
  | { type: 'u8' | 'u32' | 'i32' | 'f32' | 'bool'; value: number }
  | { type: 'u64'; value: bigint }
  | { type: 'string'; value: string | Uint8Array }
  | { type: 'array'; of: TypedValue['type']; values: readonly TypedValue[] };

/** A tensor to write; `offsetBytes` (from the start of the data section) and `type` may be as wrong as a test likes. */
export interface TensorToWrite {
  name: string;
  dimensions: readonly (number | bigint)[];
  type: number;
  bytes: Uint8Array;
  offsetBytes?: number | bigint;
}

export interface GgufToWrite {
  version?: number;
  metadata?: readonly (readonly [string, TypedValue])[];
  tensors?: readonly TensorToWrite[];
  /** Counts to claim instead of the true ones. */
  claims?: { tensors?: bigint; metadata?: bigint };
}

const typeNumbers = { u8: 0, u32: 4, i32: 5, f32: 6, bool: 7, string: 8, array: 9, u64: 10 } as const;
const alignmentBytes = 32;

/** Serialises a small GGUF file (alignment 32) for tests, sound or broken. */
export function writeGguf(content: GgufToWrite): Uint8Array<ArrayBuffer> {
  const { version = 3, metadata = [], tensors = [], claims = {} } = content;
  const out: number[] = [...new TextEncoder().encode('GGUF')];
  pushInteger(out, version, 4);
  pushInteger(out, claims.tensors ?? tensors.length, 8);
  pushInteger(out, claims.metadata ?? metadata.length, 8);
  for (const [key, value] of metadata) {
    pushString(out, key);
    pushInteger(out, typeNumbers[value.type], 4);
    pushValue(out, value);
  }
  const dataBytes = pushTensorInfos(out, tensors);
  const header = aligned(out.length);
  const file = new Uint8Array(header + dataBytes);
  file.set(out);
  let position = header;
  for (const { bytes } of tensors) {
    file.set(bytes, position);
    position = aligned(position + bytes.length);
  }
  return file;
}

function pushTensorInfos(out: number[], tensors: readonly TensorToWrite[]): number {
  let offset = 0;
  for (const tensor of tensors) {
    pushString(out, tensor.name);
    pushInteger(out, tensor.dimensions.length, 4);
    for (const size of tensor.dimensions) pushInteger(out, size, 8);
    pushInteger(out, tensor.type, 4);
    pushInteger(out, tensor.offsetBytes ?? offset, 8);
    offset = aligned(offset + tensor.bytes.length);
  }
  return offset;
}

function aligned(size: number): number {
  return Math.ceil(size / alignmentBytes) * alignmentBytes;
}

function pushInteger(out: number[], value: number | bigint, sizeBytes: number): void {
  let rest = BigInt.asUintN(64, BigInt(value));
  for (let index = 0; index < sizeBytes; index += 1) {
    out.push(Number(rest & 255n));
    rest >>= 8n;
  }
}

function pushString(out: number[], value: string | Uint8Array): void {
  const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
  pushInteger(out, bytes.length, 8);
  for (const byte of bytes) out.push(byte);
}

function pushValue(out: number[], typed: TypedValue): void {
  switch (typed.type) {
    case 'string':
      pushString(out, typed.value);
      return;
    case 'array':
      pushInteger(out, typeNumbers[typed.of], 4);
      pushInteger(out, typed.values.length, 8);
      for (const value of typed.values) pushValue(out, value);
      return;
    case 'f32':
      out.push(...new Uint8Array(new Float32Array([typed.value]).buffer));
      return;
    case 'u8':
    case 'bool':
      pushInteger(out, typed.value, 1);
      return;
    default:
      pushInteger(out, typed.value, typed.type === 'u64' ? 8 : 4);
  }
}
