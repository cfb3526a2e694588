import type { PackedTensor } from './packed-matrix.ts';

/** A finished file of the pack; `path` is relative to the pack. */
export interface PackFile {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** One shard's entry in `tensor-cache.json`; the names are TVM's (`NDArrayCacheEntry` in tvmjs). */
export interface ShardRecord {
  readonly dataPath: string;
  readonly format: 'raw-shard';
  readonly nbytes: number;
  readonly records: readonly TensorRecord[];
}

interface TensorRecord {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: PackedTensor['dtype'];
  readonly format: 'raw';
  readonly nbytes: number;
  readonly byteOffset: number;
}

/** A shard holds at most this much, unless a single tensor is larger. */
const shardBytes = 32 * 2 ** 20;

/** Fills shards with tensors in the order given; a finished shard can be handed on at once. */
export class ShardWriter {
  readonly records: ShardRecord[] = [];
  private tensors: PackedTensor[] = [];
  private filledBytes = 0;

  /** Adds a tensor and gives back the shard that it no longer fitted into, if any. */
  add(tensor: PackedTensor): PackFile | null {
    const isFull = this.tensors.length > 0 && this.filledBytes + tensor.bytes.length > shardBytes;
    const full = isFull ? this.finish() : null;
    this.tensors.push(tensor);
    this.filledBytes += tensor.bytes.length;
    return full;
  }

  /** Closes the shard that is being filled. */
  finish(): PackFile {
    const bytes = new Uint8Array(this.filledBytes);
    const records: TensorRecord[] = [];
    let byteOffset = 0;
    for (const { name, shape, dtype, bytes: data } of this.tensors) {
      bytes.set(data, byteOffset);
      records.push({ name, shape, dtype, format: 'raw', nbytes: data.length, byteOffset });
      byteOffset += data.length;
    }
    const path = `params_shard_${this.records.length}.bin`;
    this.records.push({ dataPath: path, format: 'raw-shard', nbytes: bytes.length, records });
    this.tensors = [];
    this.filledBytes = 0;
    return { path, bytes };
  }

  /** The document that lists all shards and tensors: `tensor-cache.json`. */
  index(): { metadata: Record<string, number>; records: readonly ShardRecord[] } {
    const tensors = this.records.reduce((sum, { records }) => sum + records.length, 0);
    const bytes = this.records.reduce((sum, { nbytes }) => sum + nbytes, 0);
    return { metadata: { ParamSize: tensors, ParamBytes: bytes, BitsPerParam: 0 }, records: this.records };
  }
}
