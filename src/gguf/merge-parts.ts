import { invalidGguf } from './gguf-errors.ts';
import type { GgufFile, GgufTensor } from './gguf-file.ts';

/** The parts of one model in their order, and what they hold together. */
export interface MergedParts<Part> {
  readonly parts: readonly Part[];
  /** The metadata is that of the first part; offsets of tensors count from the start of their own part. */
  readonly file: GgufFile;
}

/**
 * One file, or all parts of a split one (`split.no`, `split.count`: llama.cpp's gguf-split), in any order.
 * @throws AppError `gguf-invalid` unless they belong together and none is missing
 */
export function mergeParts<Part extends { file: GgufFile }>(given: readonly Part[]): MergedParts<Part> {
  const numbered = given.map((part) => ({ part, ...splitOf(part.file) }));
  numbered.sort((one, other) => one.no - other.no);
  const [first] = numbered;
  if (first === undefined) throw invalidGguf('there is no file');
  if (numbered.some(({ count }) => count !== first.count) || (first.count === 1 && given.length > 1))
    throw invalidGguf('these files are not parts of one model; add one model at a time');
  if (given.length < first.count)
    throw invalidGguf(`it is in ${first.count} parts, and ${first.count - given.length} of them are missing`);
  if (!numbered.every(({ no }, index) => no === index)) throw invalidGguf('a part of it is here twice');
  const parts = numbered.map(({ part }) => part);
  return { parts, file: { ...first.part.file, tensors: allTensors(parts, first.tensors) } };
}

interface Split {
  /** From 0 up. */
  no: number;
  count: number;
  /** Of all parts; null where the file does not say. */
  tensors: number | null;
}

const mostParts = 512;

function splitOf({ metadata }: GgufFile): Split {
  const count = metadata.get('split.count') ?? 1;
  const no = metadata.get('split.no') ?? 0;
  const tensors = metadata.get('split.tensors.count') ?? null;
  const isSound =
    typeof count === 'number' && typeof no === 'number' && count <= mostParts && no < Math.max(1, count);
  if (!isSound) throw invalidGguf('it numbers its parts in an impossible way');
  // Some converters write 0 for a file that is whole.
  return { no, count: Math.max(1, count), tensors: typeof tensors === 'number' ? tensors : null };
}

function allTensors(
  parts: readonly { file: GgufFile }[],
  claimed: number | null,
): ReadonlyMap<string, GgufTensor> {
  const tensors = new Map<string, GgufTensor>();
  for (const { file } of parts) {
    for (const [name, tensor] of file.tensors) {
      if (tensors.has(name)) throw invalidGguf('two parts of it hold the same tensor');
      tensors.set(name, tensor);
    }
  }
  if (parts.length > 1 && claimed !== null && claimed !== tensors.size)
    throw invalidGguf('its parts do not hold all of its tensors');
  if (tensors.size === 0) throw invalidGguf('it holds no weights');
  return tensors;
}
