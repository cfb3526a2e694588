import { invalidGguf } from './gguf-errors.ts';
import type { MetadataValue } from './gguf-file.ts';
import type { HeaderCursor } from './header-cursor.ts';

const maximumKeyBytes = 65_535;
const maximumStringBytes = 16 * 2 ** 20;
const maximumDepth = 3;
/** All values of all arrays together; the largest vocabularies with scores, types and merges stay under 2^21. */
const maximumValues = 2 ** 22;
const stringType = 8;
const arrayType = 9;
const stringName = 'a metadata string';

interface Budget {
  /** How many values of arrays may still come. */
  values: number;
  readonly skips: 'nothing' | 'list-words';
}

/** One reader per value type, by its number in the file (`gguf_type` in ggml's gguf.h); 9, the array, is apart. */
const scalarReaders: ReadonlyMap<number, (cursor: HeaderCursor) => MetadataValue> = new Map<
  number,
  (cursor: HeaderCursor) => MetadataValue
>([
  [0, (cursor) => cursor.u8()],
  [1, (cursor) => cursor.i8()],
  [2, (cursor) => cursor.u16()],
  [3, (cursor) => cursor.i16()],
  [4, (cursor) => cursor.u32()],
  [5, (cursor) => cursor.i32()],
  [6, (cursor) => cursor.f32()],
  [7, (cursor) => cursor.bool()],
  [stringType, (cursor) => cursor.string(maximumStringBytes, stringName)],
  [10, (cursor) => cursor.u64()],
  [11, (cursor) => cursor.i64()],
  [12, (cursor) => cursor.f64()],
]);

/**
 * Reads `count` metadata entries. Throws `gguf-invalid` on unknown types, repeated keys and unreasonable sizes.
 * @param skips what is not wanted: the words of lists, which are nearly all of a header, then count as empty
 */
export function readMetadata(
  cursor: HeaderCursor,
  count: number,
  skips: 'nothing' | 'list-words' = 'nothing',
): Map<string, MetadataValue> {
  const metadata = new Map<string, MetadataValue>();
  const budget = { values: maximumValues, skips };
  for (let entry = 0; entry < count; entry += 1) {
    const key = cursor.string(maximumKeyBytes, 'a metadata key');
    if (metadata.has(key)) throw invalidGguf(`the metadata key ${JSON.stringify(key)} appears twice`);
    metadata.set(key, readValue(cursor, cursor.u32(), budget, 0));
  }
  return metadata;
}

function readValue(cursor: HeaderCursor, type: number, budget: Budget, depth: number): MetadataValue {
  if (type === arrayType) return readArray(cursor, budget, depth + 1);
  const read = scalarReaders.get(type);
  if (read === undefined) throw invalidGguf(`metadata type ${type} does not exist`);
  return read(cursor);
}

function readArray(cursor: HeaderCursor, budget: Budget, depth: number): readonly MetadataValue[] {
  if (depth > maximumDepth)
    throw invalidGguf(`metadata arrays are nested more than ${maximumDepth} levels deep`);
  const type = cursor.u32();
  const length = cursor.u64();
  if (length > budget.values) throw invalidGguf(`a metadata array claims ${length} values`);
  budget.values -= length;
  const values: MetadataValue[] = [];
  if (budget.skips === 'list-words' && type === stringType) {
    for (let index = 0; index < length; index += 1) cursor.skipString(maximumStringBytes, stringName);
    return values;
  }
  for (let index = 0; index < length; index += 1) values.push(readValue(cursor, type, budget, depth));
  return values;
}
