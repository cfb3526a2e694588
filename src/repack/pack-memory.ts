import type { LlamaShape } from './llama-shape.ts';

/**
 * Room for activations of a prompt chunk, staging buffers and compiled pipelines. Measured: a process with the
 * starter model loaded (112 MB of weights, 94 MB of cache) gave back 336 MB when it was ended.
 */
const scratchBytes = 128 * 2 ** 20;

/**
 * GPU memory that a loaded model needs, in bytes: weights + key and value cache at full context
 * (2 x layers x key-value heads x head size x 4 bytes per token) + 128 MiB of scratch.
 */
export function packMemoryBytes(shape: LlamaShape, weightBytes: number, contextTokens: number): number {
  const cachePerToken = 2 * shape.layers * shape.keyValueHeads * shape.headSize * 4;
  return weightBytes + cachePerToken * contextTokens + scratchBytes;
}
