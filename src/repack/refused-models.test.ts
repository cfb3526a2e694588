import { describe, expect, it } from 'vitest';
import { blobSource } from '../gguf/byte-source.ts';
import { writeGguf, type TensorToWrite, type TypedValue } from '../gguf/testing/write-gguf.ts';
import { openLlamaPack, type LlamaPack, type LlamaPackOptions } from './llama-pack.ts';
import { tensorTypes, tinyLlama, tinyMetadata, tinyTensors } from './testing/tiny-llama.ts';

const options: LlamaPackOptions = { contextTokens: 2048, prefillChunkTokens: 512, systemMessage: 'x' };

function open(bytes: Uint8Array<ArrayBuffer>): Promise<LlamaPack> {
  return openLlamaPack(blobSource(new Blob([bytes])), options);
}

async function packAll(pack: LlamaPack): Promise<void> {
  for await (const { bytes } of pack.files()) expect(bytes.length).toBeGreaterThan(0);
}

describe('a model that cannot be repacked is refused with its reason', () => {
  const text = (value: string): TypedValue => ({ type: 'string', value });
  const whole = (value: number): TypedValue => ({ type: 'u32', value });
  const real = (value: number): TypedValue => ({ type: 'f32', value });

  it.each<[string, Record<string, TypedValue | null>, string, string]>([
    [
      'another architecture',
      { 'general.architecture': text('gemma') },
      'gguf-unsupported',
      'architecture "gemma"',
    ],
    ['no architecture', { 'general.architecture': null }, 'gguf-unsupported', 'the architecture'],
    ['scaled rope', { 'llama.rope.scaling.type': text('linear') }, 'gguf-unsupported', 'rope scaling'],
    ['experts', { 'llama.expert_count': whole(8) }, 'gguf-unsupported', 'mixture of experts'],
    [
      'partial rotation',
      { 'llama.rope.dimension_count': whole(32) },
      'gguf-unsupported',
      'part of each head',
    ],
    ['another tokenizer', { 'tokenizer.ggml.model': text('llama') }, 'gguf-unsupported', 'tokenizer "llama"'],
    [
      'another pre-tokenizer',
      { 'tokenizer.ggml.pre': text('qwen2') },
      'gguf-unsupported',
      'pre-tokenizer "qwen2"',
    ],
    [
      'heads that are not a number',
      { 'llama.attention.head_count': real(NaN) },
      'gguf-invalid',
      'head_count is NaN',
    ],
    ['half a layer', { 'llama.block_count': real(1.5) }, 'gguf-invalid', 'block_count is 1.5'],
    ['no width', { 'llama.embedding_length': null }, 'gguf-invalid', 'embedding_length is missing'],
    [
      'a rope base of infinity',
      { 'llama.rope.freq_base': real(Infinity) },
      'gguf-invalid',
      'freq_base is Infinity',
    ],
    [
      'a thousand million layers',
      { 'llama.block_count': whole(1e9) },
      'gguf-invalid',
      'block_count is 1000000000',
    ],
    [
      'a layer too many',
      { 'llama.block_count': whole(3) },
      'gguf-invalid',
      '"blk.2.attn_norm.weight" is missing',
    ],
    [
      'a width that tensors do not have',
      { 'llama.feed_forward_length': whole(513) },
      'gguf-invalid',
      'not 256 x 513',
    ],
    [
      'an end token outside the vocabulary',
      { 'tokenizer.ggml.eos_token_id': whole(64) },
      'gguf-invalid',
      'eos_token_id',
    ],
    [
      'merges of unknown tokens',
      { 'tokenizer.ggml.merges': { type: 'array', of: 'string', values: [text('A !')] } },
      'gguf-invalid',
      'merge "A !"',
    ],
    [
      'a vocabulary of numbers',
      { 'tokenizer.ggml.tokens': { type: 'array', of: 'u32', values: [whole(1)] } },
      'gguf-invalid',
      'not a list of texts',
    ],
    [
      'a token twice',
      { 'tokenizer.ggml.tokens': { type: 'array', of: 'string', values: [text('A'), text('A')] } },
      'gguf-invalid',
      'same token twice',
    ],
  ])('%s', async (_, changed, code, reason) => {
    const bytes = writeGguf({ metadata: tinyMetadata(changed), tensors: tinyTensors() });
    const failure = await open(bytes).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code });
    expect(JSON.stringify((failure as { detail: unknown }).detail).replaceAll('\\"', '"')).toContain(reason);
  });

  const withTensors = (change: (tensors: TensorToWrite[]) => TensorToWrite[]): Promise<LlamaPack> =>
    open(writeGguf({ metadata: tinyMetadata(), tensors: change(tinyTensors()) }));

  it('an output matrix of its own', async () => {
    const extra = {
      name: 'output.weight',
      dimensions: [32],
      type: tensorTypes.Q8_0,
      bytes: new Uint8Array(34),
    };
    await expect(withTensors((tensors) => [...tensors, extra])).rejects.toMatchObject({
      code: 'gguf-unsupported',
      detail: { what: 'the tensor "output.weight"' },
    });
  });

  it('weights of a type that has no decoder', async () => {
    const bytes = new Uint8Array((256 / 32) * 22 * 64);
    await expect(
      withTensors(([first, ...rest]) => [{ ...first!, type: 6, bytes }, ...rest]),
    ).rejects.toMatchObject({ code: 'gguf-unsupported', detail: { what: 'weights of type Q5_0' } });
  });

  it.each([
    ['a scale of infinity', 'blk.0.attn_q.weight', [0x00, 0x7c]],
    ['a plain weight that is not a number', 'blk.1.attn_v.weight', [0x00, 0x7e]],
    ['an infinite norm', 'blk.0.ffn_norm.weight', [0x00, 0xfc]],
  ])('%s', async (_, name, half) => {
    const tensors = tinyTensors();
    tensors.find((tensor) => tensor.name === name)!.bytes.set(half);
    const broken = await open(writeGguf({ metadata: tinyMetadata(), tensors }));
    await expect(packAll(broken)).rejects.toMatchObject({
      code: 'gguf-invalid',
      detail: { reason: `the tensor "${name}" holds a weight that is infinite or not a number` },
    });
  });

  it('a file that becomes shorter while it is read', async () => {
    const whole = blobSource(new Blob([tinyLlama()]));
    let isOpen = false;
    const shrinking = await openLlamaPack(
      { ...whole, read: (offset, length) => whole.read(offset, isOpen ? length - 1 : length) },
      options,
    );
    isOpen = true;
    await expect(packAll(shrinking)).rejects.toMatchObject({
      detail: { reason: 'the file became shorter while it was read' },
    });
  });
});
