import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fitsLibrary } from './fits-library.ts';
import { starterLibrary } from './starter-library.ts';
import type { LlamaShape } from './llama-shape.ts';

const shape: LlamaShape & { vocabularySize: number } = { ...starterLibrary, contextTokens: 8192 };

describe('a model for the library of the site', () => {
  it('has its shape, whatever the context it was trained for', () => {
    expect(fitsLibrary(shape, starterLibrary)).toBe(true);
    // As a GGUF holds it.
    expect(fitsLibrary({ ...shape, normEpsilon: Math.fround(1e-5) }, starterLibrary)).toBe(true);
  });

  it.each([
    'vocabularySize',
    'layers',
    'hiddenSize',
    'feedForwardSize',
    'heads',
    'keyValueHeads',
    'headSize',
    'ropeBase',
    'normEpsilon',
  ] as const)('is another one where %s differs', (name) => {
    expect(fitsLibrary({ ...shape, [name]: shape[name] * 2 }, starterLibrary)).toBe(false);
  });

  it('is the one that the library was compiled for', () => {
    const path = 'tools/model-library/configs/smollm2-135m-instruct.json';
    const config = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    expect(config).toMatchObject({
      vocab_size: starterLibrary.vocabularySize,
      hidden_size: starterLibrary.hiddenSize,
      intermediate_size: starterLibrary.feedForwardSize,
      num_hidden_layers: starterLibrary.layers,
      num_attention_heads: starterLibrary.heads,
      num_key_value_heads: starterLibrary.keyValueHeads,
      head_dim: starterLibrary.headSize,
      rope_theta: starterLibrary.ropeBase,
      rms_norm_eps: starterLibrary.normEpsilon,
      tie_word_embeddings: true,
      context_window_size: starterLibrary.contextTokens,
      prefill_chunk_size: starterLibrary.prefillChunkTokens,
    });
  });
});
