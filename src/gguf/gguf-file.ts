import type { TensorLayout } from './tensor-type.ts';

/** A metadata value. 64-bit integers arrive as numbers; files with one beyond 2^53 are refused. */
export type MetadataValue = string | number | boolean | readonly MetadataValue[];

/** One tensor's entry in the header; its bytes lie inside the file and overlap no other tensor's. */
export interface GgufTensor {
  readonly name: string;
  readonly layout: TensorLayout;
  /** Elements per dimension, the fastest one first: `[columns, rows]` for a matrix. */
  readonly dimensions: readonly number[];
  /** Where its bytes begin, from the start of the file. */
  readonly offsetBytes: number;
  readonly sizeBytes: number;
}

/** The header of a GGUF file; tensor bytes stay in the source. */
export interface GgufFile {
  readonly version: number;
  readonly metadata: ReadonlyMap<string, MetadataValue>;
  readonly tensors: ReadonlyMap<string, GgufTensor>;
}
