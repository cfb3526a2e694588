import { invalidGguf } from './gguf-errors.ts';
import type { MetadataValue } from './gguf-file.ts';

/** What a token of context costs, and what a loaded model costs without any. */
export interface CpuMemory {
  readonly fixedBytes: number;
  readonly perTokenBytes: number;
}

/** Tokens of a prompt that llama.cpp computes at once (`n_ubatch`); it reserves room for the scores of all of them. */
const batchTokens = 512;
/** The program, its stacks, activations and the vocabulary. */
const scratchBytes = 64 * 2 ** 20;
const halfBytes = 2;
const largestSize = 2 ** 24;
const mostLayers = 4096;

type Metadata = ReadonlyMap<string, MetadataValue>;

/**
 * What llama.cpp needs on the CPU, in bytes, after its `llama_kv_cache` and `graph_reserve`: the weights as they are
 * stored + per token and layer a key and a value of each key-value head in half precision
 * (`layers x kv heads x (key length + value length) x 2`) + scores (`512 x vocabulary x 4`) + 64 MiB. Architectures with
 * sliding windows or states instead of a cache need less than this.
 * @throws AppError `gguf-invalid`
 */
export function cpuMemory(metadata: Metadata, architecture: string, weightBytes: number): CpuMemory {
  const field = (name: string): MetadataValue | undefined => metadata.get(`${architecture}.${name}`);
  const heads = largest(field('attention.head_count'));
  const headSize = heads > 0 ? largest(field('embedding_length')) / heads : 0;
  const keySize = largest(field('attention.key_length')) || headSize;
  const valueSize = largest(field('attention.value_length')) || headSize;
  const keyValueHeads = field('attention.head_count_kv') ?? heads;
  const headsInAll =
    typeof keyValueHeads === 'object'
      ? keyValueHeads.reduce<number>((sum, count) => sum + largest(count), 0)
      : largest(keyValueHeads) * largest(field('block_count'));
  const tokens = metadata.get('tokenizer.ggml.tokens');
  const vocabulary = typeof tokens === 'object' ? tokens.length : 0;
  return {
    fixedBytes: weightBytes + batchTokens * vocabulary * 4 + scratchBytes,
    perTokenBytes: Math.ceil(headsInAll * (keySize + valueSize) * halfBytes),
  };
}

/** Some architectures have one number for each layer. */
function largest(value: MetadataValue | undefined): number {
  if (typeof value === 'object') return Math.max(0, ...value.slice(0, mostLayers).map(largest));
  if (typeof value !== 'number' || value <= 0) return 0;
  if (value > largestSize || !Number.isInteger(value)) throw invalidGguf('it claims an impossible size');
  return value;
}
