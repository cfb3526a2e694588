import { describe, expect, it } from 'vitest';
import {
  displayName,
  ggufStem,
  isGgufPath,
  modelId,
  partOf,
  partPaths,
  quantizationInName,
} from './gguf-name.ts';

describe('names of GGUF files', () => {
  it('are read without folder, part and ending', () => {
    expect(ggufStem('Q4/Talker-7B-Q4_K_M-00001-of-00003.gguf')).toBe('Talker-7B-Q4_K_M');
    expect(ggufStem('talker.Q8_0.GGUF')).toBe('talker.Q8_0');
    expect(partOf('Talker-00002-of-00003.gguf')).toEqual({ no: 2, count: 3 });
    expect(partOf('Talker.gguf')).toBeNull();
    expect(isGgufPath('a/b.gguf')).toBe(true);
    expect(isGgufPath('b.gguf.part')).toBe(false);
  });

  it.each([
    ['Talker-7B-Q4_K_M.gguf', 'Q4_K_M'],
    ['talker.q8_0.gguf', 'Q8_0'],
    ['Talker-UD-IQ3_XXS.gguf', 'UD-IQ3_XXS'],
    ['Talker-BF16-00001-of-00002.gguf', 'BF16'],
    ['talker-mxfp4.gguf', 'MXFP4'],
    ['Talker-7B.gguf', null],
    ['Q4_K_M/Talker.gguf', null],
  ])('%s tells %s', (path, quantization) => {
    expect(quantizationInName(path)).toBe(quantization);
  });

  it('are what a model is called, unless they say nothing', () => {
    expect(displayName('Talker-7B.Q4_0.gguf', 'Mix1 Ep2')).toBe('Talker-7B.Q4_0');
    expect(displayName('model.gguf', 'Talker 7B')).toBe('Talker 7B');
    expect(displayName('ggml-model-q4_0.gguf', 'Talker 7B')).toBe('Talker 7B');
    expect(displayName('.gguf', '')).toBe('Model');
  });

  it('become identifiers', () => {
    expect(modelId('Talker 7B (fine) ü')).toBe('Talker-7B-fine');
    expect(modelId('../../x')).toBe('x');
    expect(modelId('モデル')).toBe('model');
    expect(modelId('a'.repeat(300))).toHaveLength(80);
    expect(partPaths('talker', 1)).toEqual(['talker.gguf']);
    expect(partPaths('talker', 2)).toEqual(['talker-00001-of-00002.gguf', 'talker-00002-of-00002.gguf']);
  });
});
