import type { ByteSource } from '../gguf/byte-source.ts';
import { readGguf } from '../gguf/read-gguf.ts';
import { chatConfig } from './chat-config.ts';
import { encodeParameter } from './encode-parameter.ts';
import { readLlamaShape, type LlamaShape } from './llama-shape.ts';
import { packMemoryBytes } from './pack-memory.ts';
import { planParameters, type StoredParameter } from './pack-plan.ts';
import { ShardWriter, type PackFile } from './shard-writer.ts';
import { readVocabulary, tokenizerJson } from './tokenizer-json.ts';

/** Names the weight scheme: 4-bit codes with float32 scale and minimum, 8-bit embedding, float32 computing. */
export const quantization = 'q4f32_a';

export interface LlamaPackOptions {
  /** The longest context to offer; a model trained for less offers less. */
  readonly contextTokens: number;
  /** Prompt tokens that the model library takes at once. */
  readonly prefillChunkTokens: number;
  readonly systemMessage: string;
}

/** A GGUF that can be repacked; nothing but its header has been read yet. */
export interface LlamaPack {
  /** What a model library must have been compiled for. */
  readonly shape: LlamaShape;
  readonly vocabularySize: number;
  readonly contextTokens: number;
  /** Bytes of all shards together. */
  readonly weightBytes: number;
  /** GPU memory that the loaded model needs. */
  readonly memoryBytes: number;
  /**
   * The files that web-llm loads, one after another; `tensor-cache.json`, the commit mark, comes last.
   * Holds one shard (32 MiB, more only for larger tensors) and one matrix at a time.
   */
  files(): AsyncGenerator<PackFile, void>;
}

/**
 * Checks that a GGUF holds a Llama that the engine can run, and prepares its pack.
 * Throws `gguf-invalid` or `gguf-unsupported`; so does `files()`, for weights that are not finite.
 */
export async function openLlamaPack(source: ByteSource, options: LlamaPackOptions): Promise<LlamaPack> {
  const file = await readGguf(source);
  const shape = readLlamaShape(file);
  const vocabulary = readVocabulary(file);
  const vocabularySize = vocabulary.tokens.length;
  const parameters = planParameters(file, shape, vocabularySize);
  const contextTokens = Math.min(options.contextTokens, shape.contextTokens);
  const config = chatConfig(file, shape, vocabulary, { ...options, quantization, contextTokens });
  const weightBytes = parameters.reduce((sum, parameter) => sum + packedBytes(parameter), 0);
  return {
    shape,
    vocabularySize,
    contextTokens,
    weightBytes,
    memoryBytes: packMemoryBytes(shape, weightBytes, contextTokens),
    async *files() {
      yield textFile('mlc-chat-config.json', JSON.stringify(config, null, 1));
      yield textFile('tokenizer.json', tokenizerJson(vocabulary));
      yield* weightFiles(source, parameters);
    },
  };
}

async function* weightFiles(
  source: ByteSource,
  parameters: readonly StoredParameter[],
): AsyncGenerator<PackFile> {
  const shards = new ShardWriter();
  for (const parameter of parameters) {
    for (const tensor of await encodeParameter(source, parameter)) {
      const full = shards.add(tensor);
      if (full !== null) yield full;
    }
  }
  yield shards.finish();
  yield textFile('tensor-cache.json', JSON.stringify(shards.index()));
}

function packedBytes(parameter: StoredParameter): number {
  if (parameter.kind === 'vector') return (parameter.tensor.dimensions[0] ?? 0) * 4;
  const weights = parameter.rows * parameter.columns;
  // Per group of 32: the codes, a float32 scale, and for affine4 a float32 minimum.
  return (weights / 32) * (parameter.packing === 'affine4' ? 16 + 4 + 4 : 32 + 4);
}

function textFile(path: string, text: string): PackFile {
  return { path, bytes: new TextEncoder().encode(text) };
}
