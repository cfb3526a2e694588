import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import architectures from './architectures.json';
import { chooseContext } from './choose-context.ts';
import { describeGguf } from './describe-gguf.ts';
import { mergeParts } from './merge-parts.ts';
import type { GgufFile, GgufTensor, MetadataValue } from './gguf-file.ts';

const usual: Record<string, MetadataValue> = {
  'general.architecture': 'llama',
  'general.name': 'Small\u202e talker',
  'general.organization': 'The makers',
  'general.license': 'apache-2.0',
  'general.file_type': 15,
  'llama.context_length': 8192,
  'llama.block_count': 30,
  'llama.embedding_length': 576,
  'llama.attention.head_count': 9,
  'llama.attention.head_count_kv': 3,
  'tokenizer.chat_template': '{{ messages }}',
  'tokenizer.ggml.tokens': Array.from({ length: 1000 }, (_, id) => `token ${id}`),
};

function tensor(name: string, dimensions: readonly number[], sizeBytes: number, type = 'F32'): GgufTensor {
  return {
    name,
    dimensions,
    sizeBytes,
    offsetBytes: 0,
    layout: { name: type, blockElements: 1, blockBytes: 4 },
  };
}

function file(changed: Record<string, MetadataValue | null> = {}, weights = 90e6): GgufFile {
  const entries = Object.entries({ ...usual, ...changed }).flatMap(([key, value]) =>
    value === null ? [] : [[key, value] as const],
  );
  const tensors = [tensor('a', [576, 100], weights, 'Q6_K'), tensor('b', [576], 2304)];
  return {
    version: 3,
    metadata: new Map(entries),
    tensors: new Map(tensors.map((each) => [each.name, each])),
  };
}

const refusal = (
  change: Record<string, MetadataValue | null>,
  deviceBytes: number | null = null,
): unknown => {
  try {
    return describeGguf(file(change), deviceBytes);
  } catch (error) {
    return error;
  }
};

describe('what a GGUF says of itself', () => {
  it('is told in facts for people', () => {
    expect(describeGguf(file(), null)).toEqual({
      architecture: 'llama',
      name: 'Small talker',
      maker: 'The makers',
      licence: { id: 'apache-2.0', name: '', url: '' },
      parameters: 58_176,
      trainedTokens: 8192,
      quantization: 'Q4_K_M',
      contextTokens: 4096,
      // Weights, a cache of 30 layers x 3 heads x (64 + 64) x 2 bytes a token, scores, and 64 MiB.
      memoryBytes: 90_002_304 + 4096 * 23_040 + 512 * 1000 * 4 + 2 ** 26,
      isTight: false,
    });
  });

  it('falls back to the type of most bytes where the file does not name its quantization', () => {
    expect(describeGguf(file({ 'general.file_type': null }), null).quantization).toBe('Q6_K');
    expect(describeGguf(file({ 'general.file_type': 4711 }), null).quantization).toBe('Q6_K');
  });

  it('counts one number of heads for each layer where there is one', () => {
    const some = describeGguf(file({ 'llama.attention.head_count_kv': [3, 0, 3] }), null);
    expect(some.memoryBytes).toBe(90_002_304 + 4096 * 6 * 128 * 2 + 512 * 1000 * 4 + 2 ** 26);
  });

  it('offers no longer context than the model was trained for', () => {
    expect(describeGguf(file({ 'llama.context_length': 1500 }), null).contextTokens).toBe(1500);
  });

  it('has empty words where the file has none', () => {
    const bare = describeGguf(
      file({ 'general.name': null, 'general.organization': 7, 'general.license': null }),
      null,
    );
    expect(bare).toMatchObject({ name: '', maker: '', licence: { id: '', name: '', url: '' } });
  });

  it.each([
    ['no architecture', { 'general.architecture': null }, 'gguf-invalid', 'which architecture'],
    ['one that nobody knows', { 'general.architecture': 'gigantor' }, 'gguf-unsupported', 'gigantor'],
    ['an embedding model', { 'general.architecture': 'bert' }, 'gguf-unsupported', 'finding texts'],
    ['a part for images', { 'general.architecture': 'clip' }, 'gguf-unsupported', 'part of a model'],
    ['no chat template', { 'tokenizer.chat_template': null }, 'gguf-unsupported', 'chat template'],
    ['an empty one', { 'tokenizer.chat_template': ' ' }, 'gguf-unsupported', 'chat template'],
    ['a context of no tokens', { 'llama.context_length': 0 }, 'gguf-invalid', 'whole tokens'],
    ['an absurd size', { 'llama.block_count': 2 ** 50 }, 'gguf-invalid', 'impossible size'],
  ])('is refused with %s', (_, change, code, words) => {
    expect(refusal(change)).toMatchObject({ code, message: expect.stringContaining(words) as string });
  });
});

describe('the memory that there is', () => {
  const memory = { fixedBytes: 1e9, perTokenBytes: 1e6 };

  it('shortens the context rather than refusing a model', () => {
    expect(chooseContext(memory, 32_768, 4 * 2 ** 30)).toMatchObject({ contextTokens: 2048, isTight: true });
    expect(chooseContext(memory, 32_768, 2 * 2 ** 30)).toMatchObject({ contextTokens: 1024 });
  });

  it('warns where a model takes more than half of the computer', () => {
    expect(chooseContext({ ...memory, perTokenBytes: 1e5 }, 4096, 8 * 2 ** 30).isTight).toBe(false);
    expect(chooseContext({ ...memory, perTokenBytes: 1e5 }, 4096, 2 * 2 ** 30).isTight).toBe(true);
  });

  it('refuses what a page, or this computer, cannot hold', () => {
    const large = { fixedBytes: 5e9, perTokenBytes: 1 };
    expect(() => chooseContext(large, 4096, null)).toThrow(/model-too-large.*browser/);
    expect(() => chooseContext({ ...large, fixedBytes: 3e9 }, 4096, 2 * 2 ** 30)).toThrow(/device/);
  });
});

describe('a split model', () => {
  const part = (no: number, count = 3, names = [`tensor-${no}`], claimed = 3) => ({
    file: {
      version: 3,
      metadata: new Map<string, MetadataValue>([
        ['split.no', no],
        ['split.count', count],
        ['split.tensors.count', claimed],
      ]),
      tensors: new Map(names.map((name) => [name, tensor(name, [1], 4)])),
    },
  });

  it('is put together from parts in any order', () => {
    const [one, two, three] = [part(0), part(1), part(2)];
    const { parts, file: whole } = mergeParts([three, one, two]);
    expect(parts).toEqual([one, two, three]);
    expect([...whole.tensors.keys()]).toEqual(['tensor-0', 'tensor-1', 'tensor-2']);
  });

  it.each([
    ['a missing part', [part(0), part(2)], /1 of them are missing/],
    ['a part twice', [part(0), part(1), part(1)], /twice/],
    ['parts of another model', [part(0), part(1), part(2, 4)], /not parts of one model/],
    ['a tensor twice', [part(0), part(1), part(2, 3, ['tensor-1'])], /same tensor/],
    ['too few tensors', [0, 1, 2].map((no) => part(no, 3, [`t${no}`], 9)), /all of its tensors/],
    ['an impossible number', [part(7)], /impossible/],
    ['two whole models', [file(), file()].map((each) => ({ file: each })), /one model at a time/],
  ])('is refused with %s', (_, parts, words) => {
    expect(() => mergeParts(parts)).toThrow(words);
  });

  it('takes a file that counts one part, or none, as a whole', () => {
    expect(mergeParts([part(0, 1, ['a'], 1)]).parts).toHaveLength(1);
    expect(mergeParts([part(0, 0, ['a'], 0)]).parts).toHaveLength(1);
  });
});

it('knows only architectures whose names are in the engine', () => {
  const engine = readFileSync('node_modules/@wllama/wllama/esm/wasm/wllama.wasm');
  const missing = Object.values(architectures)
    .flat()
    .filter((name) => !engine.includes(`${name}\0`));
  expect(missing).toEqual([]);
});
