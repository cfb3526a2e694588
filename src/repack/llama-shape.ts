import { invalidGguf, unsupportedGguf } from '../gguf/gguf-errors.ts';
import type { GgufFile, MetadataValue } from '../gguf/gguf-file.ts';

/** The numbers that make a Llama of a certain build; a model library is compiled for exactly one such set. */
export interface LlamaShape {
  readonly layers: number;
  readonly hiddenSize: number;
  readonly feedForwardSize: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly headSize: number;
  /** The longest context that the model was trained for. */
  readonly contextTokens: number;
  readonly ropeBase: number;
  readonly normEpsilon: number;
}

type Metadata = ReadonlyMap<string, MetadataValue>;
const largestSize = 2 ** 24;

/**
 * Reads the shape from the `llama.*` metadata (keys: docs/gguf.md in ggml's repository).
 * Throws `gguf-unsupported` for other architectures and variants, `gguf-invalid` for missing or absurd numbers.
 */
export function readLlamaShape({ metadata }: GgufFile): LlamaShape {
  const architecture = metadata.get('general.architecture');
  if (architecture !== 'llama') throw unsupportedGguf(`the architecture ${JSON.stringify(architecture)}`);
  const hiddenSize = size(metadata, 'llama.embedding_length');
  const heads = size(metadata, 'llama.attention.head_count');
  const shape: LlamaShape = {
    layers: size(metadata, 'llama.block_count'),
    hiddenSize,
    feedForwardSize: size(metadata, 'llama.feed_forward_length'),
    heads,
    keyValueHeads: size(metadata, 'llama.attention.head_count_kv', heads),
    headSize: size(metadata, 'llama.attention.key_length', hiddenSize / heads),
    contextTokens: size(metadata, 'llama.context_length'),
    ropeBase: positive(metadata, 'llama.rope.freq_base', 10_000),
    normEpsilon: positive(metadata, 'llama.attention.layer_norm_rms_epsilon'),
  };
  refuseVariants(metadata, shape);
  return shape;
}

function refuseVariants(metadata: Metadata, { headSize, heads, keyValueHeads }: LlamaShape): void {
  const scaling = metadata.get('llama.rope.scaling.type') ?? 'none';
  if (scaling !== 'none') throw unsupportedGguf(`rope scaling of type ${JSON.stringify(scaling)}`);
  if ((metadata.get('llama.expert_count') ?? 0) !== 0) throw unsupportedGguf('a mixture of experts');
  if (size(metadata, 'llama.rope.dimension_count', headSize) !== headSize) {
    throw unsupportedGguf('rotary positions on a part of each head');
  }
  if (size(metadata, 'llama.attention.value_length', headSize) !== headSize) {
    throw unsupportedGguf('values of another length than keys');
  }
  if (headSize % 2 !== 0) throw invalidGguf(`heads have the odd size ${headSize}`);
  if (heads % keyValueHeads !== 0) {
    throw invalidGguf(`${heads} heads cannot share ${keyValueHeads} key-value heads`);
  }
}

/** A whole number from 1 to 2^24, or `fallback` where the key is absent. */
function size(metadata: Metadata, key: string, fallback?: number): number {
  const value = positive(metadata, key, fallback);
  if (!Number.isInteger(value) || value > largestSize) throw invalidGguf(`${key} is ${value}`);
  return value;
}

function positive(metadata: Metadata, key: string, fallback?: number): number {
  const value = metadata.get(key) ?? fallback;
  if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value;
  throw invalidGguf(`${key} is ${value === undefined ? 'missing' : describe(value)}`);
}

function describe(value: MetadataValue): string {
  return typeof value === 'object' ? 'a list' : String(value);
}
