/** Weights that share one scale, along a row. */
export const groupSize = 32;
/** Rows of a storage block: one for each thread of a GPU workgroup. */
export const rowsPerBlock = 32;

/**
 * How weights are coded. `affine4`: weight = code * scale + minimum, codes of 4 bits.
 * `symmetric8`: weight = (code - 128) * scale, codes of 8 bits. Scales and minima are float32, one per group.
 */
export type Packing = 'affine4' | 'symmetric8';

/** One group of a row in its coded form; reused from group to group. */
export interface CodedGroup {
  /** 32 codes, one per byte. */
  readonly codes: Uint8Array;
  scale: number;
  /** Means nothing for `symmetric8`. */
  minimum: number;
}

/** A tensor of the pack: little-endian elements in row-major order of `shape`. */
export interface PackedTensor {
  readonly name: string;
  readonly dtype: 'uint32' | 'float32';
  readonly shape: readonly number[];
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * A coded matrix in the order the model library reads it: blocks of 32 rows, columns first inside a block, so
 * that neighbouring GPU threads (one per row) read neighbouring words. Codes are packed into 32-bit words, the
 * first column in the lowest bits.
 */
export class PackedMatrix {
  private readonly packing: Packing;
  private readonly bits: 4 | 8;
  private readonly rows: number;
  private readonly columns: number;
  private readonly words: Uint32Array<ArrayBuffer>;
  private readonly scales: Float32Array<ArrayBuffer>;
  private readonly minima: Float32Array<ArrayBuffer>;

  constructor(packing: Packing, rows: number, columns: number) {
    this.packing = packing;
    this.bits = packing === 'affine4' ? 4 : 8;
    this.rows = rows;
    this.columns = columns;
    this.words = new Uint32Array((rows * columns * this.bits) / 32);
    this.scales = new Float32Array((rows * columns) / groupSize);
    this.minima = new Float32Array(packing === 'affine4' ? this.scales.length : 0);
  }

  put(row: number, group: number, { codes, scale, minimum }: CodedGroup): void {
    // A group of 32 codes fills as many words as a code has bits.
    const firstWord = this.place(row, group * this.bits, this.bits);
    for (let word = 0; word < this.bits; word += 1) {
      const first = (word * 32) / this.bits;
      let packed = 0;
      for (let code = 32 / this.bits - 1; code >= 0; code -= 1) {
        packed = (packed << this.bits) | (codes[first + code] ?? 0);
      }
      this.words[firstWord + word * rowsPerBlock] = packed;
    }
    const place = this.place(row, group, 1);
    this.scales[place] = scale;
    if (this.packing === 'affine4') this.minima[place] = minimum;
  }

  tensors(name: string): PackedTensor[] {
    const codes = this.tensor(`${name}.q_weight`, 'uint32', this.words);
    const scales = this.tensor(`${name}.q_scale`, 'float32', this.scales);
    if (this.packing === 'symmetric8') return [codes, scales];
    return [codes, scales, this.tensor(`${name}.q_min`, 'float32', this.minima)];
  }

  /** The index of entry `entry` of a row, where each group has `perGroup` entries. */
  private place(row: number, entry: number, perGroup: number): number {
    const entriesPerRow = (this.columns / groupSize) * perGroup;
    const block = Math.floor(row / rowsPerBlock);
    return (block * entriesPerRow + entry) * rowsPerBlock + (row % rowsPerBlock);
  }

  private tensor(
    name: string,
    dtype: PackedTensor['dtype'],
    data: Uint32Array<ArrayBuffer> | Float32Array<ArrayBuffer>,
  ): PackedTensor {
    const shape = [this.rows / rowsPerBlock, data.length / this.rows, rowsPerBlock];
    return { name, dtype, shape, bytes: new Uint8Array(data.buffer) };
  }
}
