import { beforeAll, describe, expect, it } from 'vitest';
import { blobSource } from '../gguf/byte-source.ts';
import { dequantize } from '../gguf/dequantize.ts';
import { readGguf } from '../gguf/read-gguf.ts';
import { writeGguf } from '../gguf/testing/write-gguf.ts';
import { sha256Hex } from '../models/sha256.ts';
import { openLlamaPack, type LlamaPack, type LlamaPackOptions } from './llama-pack.ts';
import type { ShardRecord } from './shard-writer.ts';
import { tiny, tinyLlama, tinyMetadata, tinyTensors } from './testing/tiny-llama.ts';

const options: LlamaPackOptions = {
  contextTokens: 2048,
  prefillChunkTokens: 512,
  systemMessage: 'You answer briefly.',
};
const { hidden, feedForward, heads, keyValueHeads, headSize, vocabulary } = tiny;

function open(bytes: Uint8Array<ArrayBuffer>): Promise<LlamaPack> {
  return openLlamaPack(blobSource(new Blob([bytes])), options);
}

async function filesOf(pack: LlamaPack): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for await (const { path, bytes } of pack.files()) files.set(path, bytes);
  return files;
}

function json(files: Map<string, Uint8Array>, path: string): unknown {
  return JSON.parse(new TextDecoder().decode(files.get(path)));
}

// An independent reading of the layout, element by element, as the model library does it.
class PackReader {
  private readonly tensors = new Map<string, { shape: readonly number[]; data: DataView }>();

  constructor(files: Map<string, Uint8Array<ArrayBuffer>>) {
    const { records } = json(files, 'tensor-cache.json') as { records: ShardRecord[] };
    for (const shard of records) {
      const bytes = files.get(shard.dataPath)!;
      for (const { name, shape, byteOffset, nbytes } of shard.records) {
        this.tensors.set(name, { shape, data: new DataView(bytes.buffer, byteOffset, nbytes) });
      }
    }
  }

  names(): string[] {
    return [...this.tensors.keys()];
  }

  vector(name: string): number[] {
    const { shape } = this.tensors.get(name)!;
    return Array.from({ length: shape[0]! }, (_, index) => this.element(name, [index]));
  }

  row(name: string, row: number, columns: number): number[] {
    const isAffine = this.tensors.has(`${name}.q_min`);
    const bits = isAffine ? 4 : 8;
    const perWord = 32 / bits;
    return Array.from({ length: columns }, (_, column) => {
      const at = (per: number): number[] => [Math.floor(row / 32), Math.floor(column / per), row % 32];
      const word = this.element(`${name}.q_weight`, at(perWord), true);
      const code = Math.floor(word / 2 ** ((column % perWord) * bits)) % 2 ** bits;
      const scale = this.element(`${name}.q_scale`, at(32));
      return isAffine ? code * scale + this.element(`${name}.q_min`, at(32)) : (code - 128) * scale;
    });
  }

  private element(name: string, at: readonly number[], isWhole = false): number {
    const { shape, data } = this.tensors.get(name)!;
    const index = at.reduce((sum, place, axis) => {
      if (place >= shape[axis]!) throw new Error(`${name} has no element ${at.join()}`);
      return sum * shape[axis]! + place;
    }, 0);
    return isWhole ? data.getUint32(index * 4, true) : data.getFloat32(index * 4, true);
  }
}

let files: Map<string, Uint8Array<ArrayBuffer>>;
let pack: PackReader;
let sources: Map<string, Float32Array>;
beforeAll(async () => {
  const bytes = tinyLlama();
  files = await filesOf(await open(bytes));
  pack = new PackReader(files);
  const file = await readGguf(blobSource(new Blob([bytes])));
  sources = new Map(
    [...file.tensors.values()].map(({ name, layout, offsetBytes, sizeBytes }) => [
      name,
      dequantize(layout, bytes.subarray(offsetBytes, offsetBytes + sizeBytes)),
    ]),
  );
});

function sourceRow(name: string, row: number, columns: number): Float32Array {
  return sources.get(`${name}.weight`)!.subarray(row * columns, (row + 1) * columns);
}

/** Half of the largest step between two codes of the row's groups, plus float32 rounding; 0 where types are kept. */
function tolerance(values: Float32Array, steps: number | null): number[] {
  return Array.from(values, (_, column) => {
    if (steps === null) return 0;
    const group = values.subarray(column - (column % 32), column - (column % 32) + 32);
    const spread = steps === 15 ? Math.max(...group) - Math.min(...group) : Math.max(...group.map(Math.abs));
    return (spread / steps) * 0.5001;
  });
}

function expectRow(stored: string, row: number, source: Float32Array, steps: number | null): void {
  const limits = tolerance(source, steps);
  const worst = pack
    .row(stored, row, source.length)
    .map((value, column) => Math.abs(Math.fround(value) - source[column]!) - limits[column]!);
  expect(Math.max(...worst), `${stored} row ${row}`).toBeLessThanOrEqual(0);
}

/** The place of the rotation pair's members: halves of a head in the model, neighbours in a GGUF. */
function rowInGguf(row: number): number {
  const [head, inHead] = [Math.floor(row / headSize), row % headSize];
  const isSecond = inHead >= headSize / 2;
  return head * headSize + 2 * (isSecond ? inHead - headSize / 2 : inHead) + (isSecond ? 1 : 0);
}

describe('every tensor of a pack decodes to the weights of the GGUF', () => {
  // Layer 0 holds only types that fit the packing as they are; layer 1 is coded anew to 4 bits.
  it.each([
    [0, null],
    [1, 15],
  ])('matrices of layer %i', (layer, steps) => {
    const [to, from] = [`blocks.${layer}`, `blk.${layer}`];
    // The last one is Q4_K in both layers.
    for (let row = 0; row < hidden; row += 1)
      expectRow(`${to}.down`, row, sourceRow(`${from}.ffn_down`, row, feedForward), null);
    for (let row = 0; row < hidden; row += 1)
      expectRow(`${to}.o`, row, sourceRow(`${from}.attn_output`, row, hidden), steps);
    for (let row = 0; row < feedForward; row += 1) {
      expectRow(`${to}.gate_up`, row, sourceRow(`${from}.ffn_gate`, row, hidden), steps);
      expectRow(`${to}.gate_up`, feedForward + row, sourceRow(`${from}.ffn_up`, row, hidden), steps);
    }
  });

  it.each([
    [0, null],
    [1, 15],
  ])('queries, keys and values of layer %i, with rotation pairs put apart', (layer, steps) => {
    const [to, from] = [`blocks.${layer}.qkv`, `blk.${layer}`];
    const queries = heads * headSize;
    const keys = keyValueHeads * headSize;
    for (let row = 0; row < queries; row += 1)
      expectRow(to, row, sourceRow(`${from}.attn_q`, rowInGguf(row), hidden), steps);
    for (let row = 0; row < keys; row += 1) {
      expectRow(to, queries + row, sourceRow(`${from}.attn_k`, rowInGguf(row), hidden), steps);
      expectRow(to, queries + keys + row, sourceRow(`${from}.attn_v`, row, hidden), steps);
    }
  });

  it('the embedding, without loss', () => {
    for (let row = 0; row < vocabulary; row += 1)
      expectRow('tok', row, sourceRow('token_embd', row, hidden), null);
  });

  it('the norms', () => {
    for (const [stored, source] of [
      ['blocks.0.attn_norm.weight', 'blk.0.attn_norm.weight'],
      ['blocks.1.ffn_norm.weight', 'blk.1.ffn_norm.weight'],
      ['norm.weight', 'output_norm.weight'],
    ] as const) {
      expect(pack.vector(stored)).toEqual([...sources.get(source)!]);
    }
  });

  it('in the order that the model library expects', () => {
    const matrix = (name: string): string[] => [`${name}.q_weight`, `${name}.q_scale`, `${name}.q_min`];
    const layer = (index: number): string[] => [
      `blocks.${index}.attn_norm.weight`,
      ...matrix(`blocks.${index}.qkv`),
      ...matrix(`blocks.${index}.o`),
      `blocks.${index}.ffn_norm.weight`,
      ...matrix(`blocks.${index}.gate_up`),
      ...matrix(`blocks.${index}.down`),
    ];
    expect(pack.names()).toEqual(['tok.q_weight', 'tok.q_scale', ...layer(0), ...layer(1), 'norm.weight']);
  });
});

it('codes an embedding of another type anew, in 8 bits', async () => {
  const tensors = tinyTensors('F16');
  const bytes = writeGguf({ metadata: tinyMetadata(), tensors });
  const reader = new PackReader(await filesOf(await open(bytes)));
  const source = dequantize({ name: 'F16', blockElements: 1, blockBytes: 2 }, tensors[0]!.bytes);
  const row = reader.row('tok', 3, hidden);
  const values = source.subarray(3 * hidden, 4 * hidden);
  const limits = tolerance(values, 127);
  row.forEach((value, column) =>
    expect(Math.abs(value - values[column]!)).toBeLessThanOrEqual(limits[column]!),
  );
});

it('puts the index of the weights last, as the mark that all is there', () => {
  expect([...files.keys()]).toEqual([
    'mlc-chat-config.json',
    'tokenizer.json',
    'params_shard_0.bin',
    'tensor-cache.json',
  ]);
});

it('knows sizes before any weight is read', async () => {
  const { weightBytes, contextTokens, memoryBytes, shape, vocabularySize } = await open(tinyLlama());
  expect(weightBytes).toBe(files.get('params_shard_0.bin')!.length);
  expect(contextTokens).toBe(2048);
  expect(memoryBytes).toBe(weightBytes + 2 * 2 * 2 * 64 * 4 * 2048 + 128 * 2 ** 20);
  expect(vocabularySize).toBe(vocabulary);
  expect(shape).toMatchObject({ layers: 2, headSize: 64, keyValueHeads: 2, feedForwardSize: 512 });
});

it('gives the same bytes every time', async () => {
  const again = await filesOf(await open(tinyLlama()));
  for (const [path, bytes] of again) expect(await sha256Hex(bytes)).toBe(await sha256Hex(files.get(path)!));
});
