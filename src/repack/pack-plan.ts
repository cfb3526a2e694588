import { canDequantize } from '../gguf/dequantize.ts';
import { invalidGguf, unsupportedGguf } from '../gguf/gguf-errors.ts';
import type { GgufFile, GgufTensor } from '../gguf/gguf-file.ts';
import type { LlamaShape } from './llama-shape.ts';
import { groupSize, rowsPerBlock, type Packing } from './packed-matrix.ts';

/** One GGUF matrix, as a run of rows of a stored matrix. */
export interface MatrixPart {
  readonly tensor: GgufTensor;
  readonly rows: number;
  /** The heads whose rows have to be put back into order; null for rows that stay as they are. */
  readonly rotaryHeads: number | null;
}

/** GGUF matrices stacked by rows, to be packed as one. */
export interface StoredMatrix {
  readonly kind: 'matrix';
  readonly name: string;
  readonly packing: Packing;
  readonly rows: number;
  readonly columns: number;
  readonly parts: readonly MatrixPart[];
}

/** A float32 vector, stored as `<name>.weight`. */
export interface StoredVector {
  readonly kind: 'vector';
  readonly name: string;
  readonly tensor: GgufTensor;
}

export type StoredParameter = StoredMatrix | StoredVector;

/**
 * Which GGUF tensors become which parameters of the model library, in the library's order.
 * Throws `gguf-invalid` for missing or misshapen tensors; `gguf-unsupported` for tensors that the library has no
 * place for (biases, an output matrix of its own), unreadable types, and sizes that do not fill whole blocks.
 */
export function planParameters(file: GgufFile, shape: LlamaShape, vocabularySize: number): StoredParameter[] {
  const source = new TensorPicker(file);
  const { hiddenSize, feedForwardSize, heads, keyValueHeads, headSize } = shape;
  const queryRows = heads * headSize;
  const keyRows = keyValueHeads * headSize;
  const parameters: StoredParameter[] = [
    source.matrix('tok', 'symmetric8', hiddenSize, [['token_embd', vocabularySize]]),
  ];
  for (let layer = 0; layer < shape.layers; layer += 1) {
    const from = `blk.${layer}`;
    const to = `blocks.${layer}`;
    parameters.push(
      source.vector(`${to}.attn_norm`, `${from}.attn_norm`, hiddenSize),
      source.matrix(`${to}.qkv`, 'affine4', hiddenSize, [
        [`${from}.attn_q`, queryRows, heads],
        [`${from}.attn_k`, keyRows, keyValueHeads],
        [`${from}.attn_v`, keyRows],
      ]),
      source.matrix(`${to}.o`, 'affine4', queryRows, [[`${from}.attn_output`, hiddenSize]]),
      source.vector(`${to}.ffn_norm`, `${from}.ffn_norm`, hiddenSize),
      source.matrix(`${to}.gate_up`, 'affine4', hiddenSize, [
        [`${from}.ffn_gate`, feedForwardSize],
        [`${from}.ffn_up`, feedForwardSize],
      ]),
      source.matrix(`${to}.down`, 'affine4', feedForwardSize, [[`${from}.ffn_down`, hiddenSize]]),
    );
  }
  parameters.push(source.vector('norm', 'output_norm', hiddenSize));
  source.refuseLeftOvers();
  return parameters;
}

/** Hands out the file's tensors by name and shape, and remembers which ones nobody asked for. */
class TensorPicker {
  private readonly left: Map<string, GgufTensor>;

  constructor(file: GgufFile) {
    this.left = new Map(file.tensors);
  }

  vector(name: string, from: string, length: number): StoredVector {
    return { kind: 'vector', name, tensor: this.take(from, [length]) };
  }

  matrix(
    name: string,
    packing: Packing,
    columns: number,
    stacked: readonly (readonly [from: string, rows: number, rotaryHeads?: number])[],
  ): StoredMatrix {
    const parts = stacked.map(([from, rows, rotaryHeads]) => ({
      tensor: this.take(from, [columns, rows]),
      rows,
      rotaryHeads: rotaryHeads ?? null,
    }));
    const rows = parts.reduce((sum, part) => sum + part.rows, 0);
    if (rows % rowsPerBlock !== 0 || columns % groupSize !== 0) {
      throw unsupportedGguf(`a matrix of ${rows} x ${columns}: both sizes must be multiples of 32`);
    }
    return { kind: 'matrix', name, packing, rows, columns, parts };
  }

  refuseLeftOvers(): void {
    for (const name of this.left.keys()) throw unsupportedGguf(`the tensor ${JSON.stringify(name)}`);
  }

  private take(from: string, dimensions: readonly number[]): GgufTensor {
    const name = `${from}.weight`;
    const tensor = this.left.get(name);
    if (tensor === undefined) throw invalidGguf(`the tensor "${name}" is missing`);
    const actual = tensor.dimensions.join(' x ');
    const wanted = dimensions.join(' x ');
    if (actual !== wanted) throw invalidGguf(`the tensor "${name}" is ${actual}, not ${wanted}`);
    if (!canDequantize(tensor.layout)) throw unsupportedGguf(`weights of type ${tensor.layout.name}`);
    this.left.delete(name);
    return tensor;
  }
}
