import { expect, it } from 'vitest';
import type { PackedTensor } from './packed-matrix.ts';
import { ShardWriter } from './shard-writer.ts';

function tensor(name: string, sizeBytes: number): PackedTensor {
  return {
    name,
    dtype: 'uint32',
    shape: [sizeBytes / 4],
    bytes: new Uint8Array(sizeBytes).fill(name.charCodeAt(0)),
  };
}

const mebibyte = 2 ** 20;

it('begins a new shard where a tensor no longer fits, and says where each one lies', () => {
  const shards = new ShardWriter();
  expect(shards.add(tensor('a', 20 * mebibyte))).toBeNull();
  expect(shards.add(tensor('b', 12 * mebibyte))).toBeNull();
  const first = shards.add(tensor('c', 4));
  const second = shards.finish();
  expect([first?.path, first?.bytes.length]).toEqual(['params_shard_0.bin', 32 * mebibyte]);
  expect([second.path, second.bytes.length]).toEqual(['params_shard_1.bin', 4]);
  expect(
    shards.records.map(({ records }) => records.map(({ name, byteOffset }) => [name, byteOffset])),
  ).toEqual([
    [
      ['a', 0],
      ['b', 20 * mebibyte],
    ],
    [['c', 0]],
  ]);
  expect(first?.bytes[20 * mebibyte]).toBe('b'.charCodeAt(0));
});

it('gives a tensor that is larger than a shard one of its own', () => {
  const shards = new ShardWriter();
  expect(shards.add(tensor('a', 40 * mebibyte))).toBeNull();
  expect(shards.add(tensor('b', 4))?.bytes.length).toBe(40 * mebibyte);
});

it('counts tensors and bytes of all shards', () => {
  const shards = new ShardWriter();
  shards.add(tensor('a', 8));
  shards.add(tensor('b', 4));
  shards.finish();
  expect(shards.index().metadata).toEqual({ ParamSize: 2, ParamBytes: 12, BitsPerParam: 0 });
});
