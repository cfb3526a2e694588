import { invalidGguf, unsupportedGguf } from './gguf-errors.ts';
import type { GgufTensor } from './gguf-file.ts';
import type { HeaderCursor } from './header-cursor.ts';
import { tensorLayout, type TensorLayout } from './tensor-type.ts';

const maximumNameBytes = 64;
const maximumDimensions = 4;

/** A tensor entry as it stands in the header: its offset counts from the start of the data section. */
interface TensorInfo extends Omit<GgufTensor, 'offsetBytes'> {
  readonly relativeOffsetBytes: number;
}

/** Reads `count` tensor entries. Throws `gguf-invalid` or, for an unknown tensor type, `gguf-unsupported`. */
export function readTensorInfos(cursor: HeaderCursor, count: number): TensorInfo[] {
  const infos: TensorInfo[] = [];
  for (let index = 0; index < count; index += 1) infos.push(readTensorInfo(cursor));
  return infos;
}

function readTensorInfo(cursor: HeaderCursor): TensorInfo {
  const name = cursor.string(maximumNameBytes, 'a tensor name');
  const shown = JSON.stringify(name);
  const dimensionCount = cursor.u32();
  if (dimensionCount < 1 || dimensionCount > maximumDimensions) {
    throw invalidGguf(`tensor ${shown} has ${dimensionCount} dimensions`);
  }
  const dimensions = Array.from({ length: dimensionCount }, () => cursor.u64());
  const type = cursor.u32();
  const layout = tensorLayout(type);
  if (layout === null) throw unsupportedGguf(`tensor type ${type} (tensor ${shown})`);
  const sizeBytes = tensorBytes(shown, dimensions, layout);
  return { name, layout, dimensions, sizeBytes, relativeOffsetBytes: cursor.u64() };
}

function tensorBytes(shown: string, dimensions: readonly number[], layout: TensorLayout): number {
  const elements = dimensions.reduce((product, size) => product * size, 1);
  const sizeBytes = (elements / layout.blockElements) * layout.blockBytes;
  if (elements === 0 || !Number.isSafeInteger(elements) || !Number.isSafeInteger(Math.ceil(sizeBytes))) {
    throw invalidGguf(`tensor ${shown} has the impossible shape ${dimensions.join(' x ')}`);
  }
  if ((dimensions[0] ?? 0) % layout.blockElements !== 0) {
    throw invalidGguf(`rows of tensor ${shown} are not whole ${layout.name} blocks`);
  }
  return sizeBytes;
}

/**
 * Places the tensors in the file. Throws `gguf-invalid` unless each one is aligned, inside the file, named
 * once and apart from all others.
 */
export function placeTensors(
  infos: readonly TensorInfo[],
  dataOffsetBytes: number,
  alignmentBytes: number,
  fileBytes: number,
): Map<string, GgufTensor> {
  const tensors = new Map<string, GgufTensor>();
  let end = dataOffsetBytes;
  for (const info of infos.toSorted((a, b) => a.relativeOffsetBytes - b.relativeOffsetBytes)) {
    const { relativeOffsetBytes, ...facts } = info;
    const shown = JSON.stringify(info.name);
    const offsetBytes = dataOffsetBytes + relativeOffsetBytes;
    if (tensors.has(info.name)) throw invalidGguf(`the tensor name ${shown} appears twice`);
    if (relativeOffsetBytes % alignmentBytes !== 0) throw invalidGguf(`tensor ${shown} is not aligned`);
    if (offsetBytes < end) throw invalidGguf(`tensor ${shown} overlaps another one`);
    end = offsetBytes + info.sizeBytes;
    if (end > fileBytes) {
      throw invalidGguf(`tensor ${shown} ends at byte ${end}, but the file has only ${fileBytes}`);
    }
    tensors.set(info.name, { ...facts, offsetBytes });
  }
  return tensors;
}
