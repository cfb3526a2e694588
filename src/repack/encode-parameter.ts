import type { ByteSource } from '../gguf/byte-source.ts';
import { dequantize } from '../gguf/dequantize.ts';
import { invalidGguf } from '../gguf/gguf-errors.ts';
import type { GgufTensor } from '../gguf/gguf-file.ts';
import { exactGroupReader } from './exact-groups.ts';
import type { MatrixPart, StoredMatrix, StoredParameter, StoredVector } from './pack-plan.ts';
import { groupSize, PackedMatrix, type CodedGroup, type PackedTensor } from './packed-matrix.ts';
import { quantizeGroup } from './quantize-group.ts';

const batchBytes = 4 * 2 ** 20;

/** Reads one parameter from the file, a few megabytes at a time, and codes it as the tensors of the pack. */
export function encodeParameter(source: ByteSource, parameter: StoredParameter): Promise<PackedTensor[]> {
  return parameter.kind === 'vector' ? encodeVector(source, parameter) : encodeMatrix(source, parameter);
}

async function encodeVector(source: ByteSource, { name, tensor }: StoredVector): Promise<PackedTensor[]> {
  const bytes = await readExactly(source, tensor.offsetBytes, tensor.sizeBytes);
  const values = Float32Array.from(dequantize(tensor.layout, bytes));
  if (!values.every(Number.isFinite)) throw notFinite(tensor);
  const shape = [values.length];
  return [{ name: `${name}.weight`, dtype: 'float32', shape, bytes: new Uint8Array(values.buffer) }];
}

async function encodeMatrix(source: ByteSource, matrix: StoredMatrix): Promise<PackedTensor[]> {
  const packed = new PackedMatrix(matrix.packing, matrix.rows, matrix.columns);
  let firstRow = 0;
  for (const part of matrix.parts) {
    await encodePart(source, matrix, part, firstRow, packed);
    firstRow += part.rows;
  }
  return packed.tensors(matrix.name);
}

async function encodePart(
  source: ByteSource,
  { packing, columns }: StoredMatrix,
  { tensor, rows, rotaryHeads }: MatrixPart,
  firstRow: number,
  packed: PackedMatrix,
): Promise<void> {
  const rowBytes = tensor.sizeBytes / rows;
  const batchRows = Math.max(1, Math.floor(batchBytes / rowBytes));
  const group: CodedGroup = { codes: new Uint8Array(groupSize), scale: 0, minimum: 0 };
  const readExact = exactGroupReader(packing, tensor.layout.name);
  for (let start = 0; start < rows; start += batchRows) {
    const count = Math.min(batchRows, rows - start);
    const bytes = await readExactly(source, tensor.offsetBytes + start * rowBytes, count * rowBytes);
    const values = readExact === null ? dequantize(tensor.layout, bytes) : new Float32Array();
    for (let row = 0; row < count; row += 1) {
      const target = firstRow + sourceRowPlace(start + row, rows, rotaryHeads);
      for (let index = 0; index < columns / groupSize; index += 1) {
        if (readExact !== null) readExact(bytes, row * rowBytes, index, group);
        else quantizeGroup(packing, values, row * columns + index * groupSize, group);
        if (!Number.isFinite(group.scale) || !Number.isFinite(group.minimum)) throw notFinite(tensor);
        packed.put(target, index, group);
      }
    }
  }
}

/**
 * Where a row of a query or key matrix belongs. GGUF stores the two rows that a rotation turns into each other
 * side by side (`permute` in llama.cpp's convert_hf_to_gguf.py); the library wants a head's first halves, then its second.
 */
function sourceRowPlace(row: number, rows: number, rotaryHeads: number | null): number {
  if (rotaryHeads === null) return row;
  const headSize = rows / rotaryHeads;
  const inHead = row % headSize;
  return row - inHead + (inHead % 2) * (headSize / 2) + Math.floor(inHead / 2);
}

async function readExactly(source: ByteSource, offset: number, length: number): Promise<Uint8Array> {
  const bytes = await source.read(offset, length);
  if (bytes.length !== length) throw invalidGguf('the file became shorter while it was read');
  return bytes;
}

function notFinite(tensor: GgufTensor): Error {
  return invalidGguf(`the tensor "${tensor.name}" holds a weight that is infinite or not a number`);
}
