import { writeGguf, type TensorToWrite, type TypedValue } from '../../gguf/testing/write-gguf.ts';
import { tensorLayout } from '../../gguf/tensor-type.ts';

/** Numbers of the tensor types that the tiny model mixes. */
export const tensorTypes = {
  F32: 0,
  F16: 1,
  Q4_0: 2,
  Q4_1: 3,
  Q8_0: 8,
  Q4_K: 12,
  Q6_K: 14,
  BF16: 30,
} as const;
export type TypeName = keyof typeof tensorTypes;

/** A Llama of 256 columns, so that rows are whole blocks of every type: 2 layers, 4 heads on 2 key-value heads. */
export const tiny = {
  hidden: 256,
  feedForward: 512,
  layers: 2,
  heads: 4,
  keyValueHeads: 2,
  headSize: 64,
  vocabulary: 64,
} as const;

const { hidden, feedForward, heads, keyValueHeads, headSize, vocabulary } = tiny;
type Row = readonly [name: string, dimensions: readonly number[], type: TypeName];

function layer(index: number, types: readonly TypeName[]): Row[] {
  const name = (part: string): string => `blk.${index}.${part}.weight`;
  const type = (place: number): TypeName => types[place % types.length] ?? 'F32';
  return [
    [name('attn_norm'), [hidden], 'F32'],
    [name('attn_q'), [hidden, heads * headSize], type(0)],
    [name('attn_k'), [hidden, keyValueHeads * headSize], type(1)],
    [name('attn_v'), [hidden, keyValueHeads * headSize], type(2)],
    [name('attn_output'), [heads * headSize, hidden], type(3)],
    [name('ffn_norm'), [hidden], 'F16'],
    [name('ffn_gate'), [hidden, feedForward], type(4)],
    [name('ffn_up'), [hidden, feedForward], type(5)],
    [name('ffn_down'), [feedForward, hidden], type(6)],
  ];
}

/** All tensors of the tiny model, with a different type in each place of its two layers. */
export function tinyTensors(embedding: TypeName = 'Q8_0'): TensorToWrite[] {
  const rows: Row[] = [
    ['token_embd.weight', [hidden, vocabulary], embedding],
    ...layer(0, ['Q4_1', 'Q4_0', 'Q4_K', 'Q4_1', 'Q4_K', 'Q4_0', 'Q4_1']),
    ...layer(1, ['Q6_K', 'Q8_0', 'F16', 'BF16', 'F32', 'Q6_K', 'Q4_K']),
    ['output_norm.weight', [hidden], 'F32'],
  ];
  const random = randomNumbers(7);
  return rows.map(([name, dimensions, type]) => {
    const elements = dimensions.reduce((product, size) => product * size, 1);
    return { name, dimensions, type: tensorTypes[type], bytes: randomBlocks(type, elements, random) };
  });
}

/** Byte offsets of the half-precision numbers in a block. */
const halves: Partial<Record<TypeName, readonly number[]>> = {
  F16: [0],
  Q4_0: [0],
  Q4_1: [0, 2],
  Q8_0: [0],
  Q4_K: [0, 2],
  Q6_K: [208],
};

/** Blocks of random codes whose scales and plain values lie between 1/64 and 1/2, of either sign. */
function randomBlocks(type: TypeName, elements: number, random: () => number): Uint8Array {
  const layout = tensorLayout(tensorTypes[type]);
  if (layout === null) throw new Error(`no layout for ${type}`);
  const bytes = new Uint8Array((elements / layout.blockElements) * layout.blockBytes);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = Math.floor(random() * 256);
  for (let at = 0; at < bytes.length; at += layout.blockBytes) {
    for (const offset of halves[type] ?? []) {
      bytes[at + offset + 1] = 0x24 + Math.floor(random() * 0x14) + (random() < 0.5 ? 0x80 : 0);
    }
    if (type === 'F32' || type === 'BF16') {
      bytes[at + layout.blockBytes - 1] = random() < 0.5 ? 0x3d : 0xbd;
    }
  }
  return bytes;
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const text = (value: string): TypedValue => ({ type: 'string', value });
const whole = (value: number): TypedValue => ({ type: 'u32', value });
const list = (values: readonly TypedValue[], of: TypedValue['type']): TypedValue => ({
  type: 'array',
  of,
  values,
});

const marks = ['<|endoftext|>', '<|im_start|>', '<|im_end|>'];
const letters = Array.from({ length: vocabulary - marks.length - 2 }, (_, index) =>
  String.fromCharCode(65 + index),
);

/** Metadata of the tiny model; a changed entry replaces the usual one, null leaves it out. */
export function tinyMetadata(
  changed: Readonly<Record<string, TypedValue | null>> = {},
): [string, TypedValue][] {
  const usual: Record<string, TypedValue> = {
    'general.architecture': text('llama'),
    'llama.block_count': whole(tiny.layers),
    'llama.context_length': whole(4096),
    'llama.embedding_length': whole(hidden),
    'llama.feed_forward_length': whole(feedForward),
    'llama.attention.head_count': whole(heads),
    'llama.attention.head_count_kv': whole(keyValueHeads),
    'llama.rope.dimension_count': whole(headSize),
    'llama.rope.freq_base': { type: 'f32', value: 100_000 },
    'llama.attention.layer_norm_rms_epsilon': { type: 'f32', value: 1e-5 },
    'tokenizer.ggml.model': text('gpt2'),
    'tokenizer.ggml.pre': text('smollm'),
    'tokenizer.ggml.tokens': list([...marks, ...letters, 'AB', 'ABC'].map(text), 'string'),
    'tokenizer.ggml.token_type': list(
      Array.from({ length: vocabulary }, (_, id) => ({ type: 'i32', value: id < marks.length ? 3 : 1 })),
      'i32',
    ),
    'tokenizer.ggml.merges': list([text('A B'), text('AB C')], 'string'),
    'tokenizer.ggml.bos_token_id': whole(1),
    'tokenizer.ggml.eos_token_id': whole(2),
    'tokenizer.ggml.padding_token_id': whole(2),
  };
  return Object.entries({ ...usual, ...changed }).flatMap(([key, value]) =>
    value === null ? [] : [[key, value]],
  );
}

/** The whole tiny model as a GGUF file of about 700 kB. */
export function tinyLlama(): Uint8Array<ArrayBuffer> {
  return writeGguf({ metadata: tinyMetadata(), tensors: tinyTensors() });
}
