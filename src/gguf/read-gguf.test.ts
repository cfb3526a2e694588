import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { blobSource, type ByteSource } from './byte-source.ts';
import type { GgufFile } from './gguf-file.ts';
import { readGguf, readShortMetadata } from './read-gguf.ts';
import expected from './testing/python-written.json' with { type: 'json' };
import { writeGguf, type GgufToWrite, type TensorToWrite, type TypedValue } from './testing/write-gguf.ts';

function read(bytes: Uint8Array<ArrayBuffer>): Promise<GgufFile> {
  return readGguf(blobSource(new Blob([bytes])));
}

function reading(content: GgufToWrite): Promise<GgufFile> {
  return read(writeGguf(content));
}

const f32 = 0;
function tensor(change: Partial<TensorToWrite> = {}): TensorToWrite {
  return { name: 'a', dimensions: [8], type: f32, bytes: new Uint8Array(32), ...change };
}

function nested(levels: number): TypedValue {
  const inner: TypedValue = levels === 1 ? { type: 'u8', value: 1 } : nested(levels - 1);
  return { type: 'array', of: inner.type, values: [inner] };
}

describe('a file by the reference writer', () => {
  const file = read(new Uint8Array(readFileSync(new URL('testing/python-written.gguf', import.meta.url))));

  it('gives every kind of metadata', async () => {
    expect(Object.fromEntries((await file).metadata)).toEqual(expected.metadata);
  });

  it('gives every tensor with its type, shape and place', async () => {
    const tensors = [...(await file).tensors.values()];
    expect(tensors.map(({ layout, ...facts }) => ({ ...facts, type: layout.name }))).toEqual(
      expected.tensors,
    );
  });
});

it('gives the same metadata without the words of lists, sooner', async () => {
  const bytes = new Uint8Array(readFileSync(new URL('testing/python-written.gguf', import.meta.url)));
  const whole = [...(await read(bytes)).metadata];
  const short = await readShortMetadata(blobSource(new Blob([bytes])));
  const isWords = (value: unknown): boolean => Array.isArray(value) && typeof value[0] === 'string';
  expect(whole.some(([, value]) => isWords(value))).toBe(true);
  expect([...short]).toEqual(whole.map(([key, value]) => [key, isWords(value) ? [] : value]));
});

it('reads on when the header is longer than the first prefix', async () => {
  const value = 'x'.repeat(3 * 2 ** 20);
  const file = await reading({ metadata: [['long', { type: 'string', value }]], tensors: [tensor()] });
  expect(file.metadata.get('long')).toBe(value);
});

describe('a broken file is refused with its reason', () => {
  const string = (value: string | Uint8Array): TypedValue => ({ type: 'string', value });
  const huge = 2n ** 62n;
  it.each<[string, GgufToWrite, string]>([
    ['too many tensors', { claims: { tensors: huge } }, 'too large to be handled exactly'],
    ['a million tensors', { claims: { tensors: 1_000_000n } }, 'it claims 1000000 tensors'],
    [
      'a million metadata entries',
      { claims: { metadata: 1_000_000n } },
      'it claims 1000000 metadata entries',
    ],
    ['fewer entries than it claims', { claims: { metadata: 1n } }, 'ends in the middle of its header'],
    [
      'a 64-bit value beyond 2^53',
      { metadata: [['n', { type: 'u64', value: 2n ** 53n }]] },
      '9007199254740992',
    ],
    [
      'a key that appears twice',
      {
        metadata: [
          ['k', string('')],
          ['k', string('')],
        ],
      },
      'key "k" appears twice',
    ],
    [
      'text that is not UTF-8',
      { metadata: [['k', string(new Uint8Array([0xc3, 0x28]))]] },
      'not valid UTF-8',
    ],
    ['a true/false value of 7', { metadata: [['k', { type: 'bool', value: 7 }]] }, 'stored as 7'],
    ['arrays in arrays in arrays in arrays', { metadata: [['k', nested(4)]] }, 'nested more than 3 levels'],
    [
      'an alignment of 24',
      { metadata: [['general.alignment', { type: 'u32', value: 24 }]] },
      'is 24, not a power',
    ],
    [
      'an alignment of zero',
      { metadata: [['general.alignment', { type: 'u32', value: 0 }]] },
      'is 0, not a power',
    ],
    ['an alignment in words', { metadata: [['general.alignment', string('32')]] }, 'is "32", not a power'],
    ['a tensor name that appears twice', { tensors: [tensor(), tensor()] }, 'name "a" appears twice'],
    ['a tensor with no elements', { tensors: [tensor({ dimensions: [8, 0] })] }, 'impossible shape 8 x 0'],
    [
      'a tensor with too many elements',
      { tensors: [tensor({ dimensions: [2 ** 40, 2 ** 40] })] },
      'impossible shape',
    ],
    ['a dimension beyond 2^53', { tensors: [tensor({ dimensions: [huge] })] }, 'too large to be handled'],
    ['a tensor with five dimensions', { tensors: [tensor({ dimensions: [1, 1, 1, 1, 1] })] }, '5 dimensions'],
    ['a tensor with no dimensions', { tensors: [tensor({ dimensions: [] })] }, '0 dimensions'],
    ['a row of half a block', { tensors: [tensor({ dimensions: [48], type: 2 })] }, 'not whole Q4_0 blocks'],
    ['a tensor past the end', { tensors: [tensor({ dimensions: [4096] })] }, 'but the file has only'],
    [
      'a tensor that begins past the end',
      { tensors: [tensor({ offsetBytes: 2n ** 52n })] },
      'but the file has',
    ],
    ['a tensor off its alignment', { tensors: [tensor({ offsetBytes: 4 })] }, 'not aligned'],
    [
      'tensors on top of each other',
      { tensors: [tensor(), tensor({ name: 'b', offsetBytes: 0 })] },
      'overlaps',
    ],
    ['a tensor name of 65 bytes', { tensors: [tensor({ name: 'n'.repeat(65) })] }, 'claims 65 bytes'],
  ])('%s', async (_, content, reason) => {
    await expect(reading(content)).rejects.toMatchObject({
      code: 'gguf-invalid',
      detail: { reason: expect.stringContaining(reason) as string },
    });
  });

  it('a string longer than the file', async () => {
    const bytes = writeGguf({ metadata: [['k', string('abc')]] });
    new DataView(bytes.buffer).setUint32(24 + 8 + 1 + 4, 1000, true);
    await expect(read(bytes)).rejects.toMatchObject({
      detail: { reason: 'the file ends in the middle of its header' },
    });
  });

  it('an array that claims a billion values', async () => {
    const bytes = writeGguf({ metadata: [['k', { type: 'array', of: 'u8', values: [] }]] });
    new DataView(bytes.buffer).setUint32(24 + 8 + 1 + 4 + 4, 1e9, true);
    await expect(read(bytes)).rejects.toMatchObject({
      detail: { reason: 'a metadata array claims 1000000000 values' },
    });
  });

  it('a metadata type that does not exist', async () => {
    const bytes = writeGguf({ metadata: [['k', { type: 'u8', value: 1 }]] });
    new DataView(bytes.buffer).setUint32(24 + 8 + 1, 13, true);
    await expect(read(bytes)).rejects.toMatchObject({
      detail: { reason: 'metadata type 13 does not exist' },
    });
  });

  it('something that is no GGUF at all', async () => {
    await expect(read(new TextEncoder().encode('<!doctype html><p>Please log in</p>'))).rejects.toMatchObject(
      {
        detail: { reason: 'it does not begin with the letters GGUF' },
      },
    );
  });

  it('an empty file', async () => {
    await expect(read(new Uint8Array())).rejects.toMatchObject({ code: 'gguf-invalid' });
  });

  it('a source that gives fewer bytes than it stated', async () => {
    const source: ByteSource = { sizeBytes: 1000, read: () => Promise.resolve(new Uint8Array(10)) };
    await expect(readGguf(source)).rejects.toMatchObject({ code: 'gguf-invalid' });
  });

  it('a header beyond 64 MiB, without reading further', async () => {
    const valueBytes = 15 * 2 ** 20;
    const value = new Uint8Array(valueBytes);
    const entries = [0, 1, 2, 3, 4].flatMap((index) => {
      const entry = writeGguf({ metadata: [[`k${index}`, string('')]] }).slice(24, 24 + 8 + 2 + 4 + 8);
      new DataView(entry.buffer).setUint32(14, valueBytes, true);
      return [entry, value];
    });
    const blob = blobSource(new Blob([writeGguf({ claims: { metadata: 5n } }).slice(0, 24), ...entries]));
    let furthest = 0;
    const source: ByteSource = {
      sizeBytes: blob.sizeBytes,
      read: (offset, length) => {
        furthest = Math.max(furthest, offset + length);
        return blob.read(offset, length);
      },
    };
    await expect(readGguf(source)).rejects.toMatchObject({
      detail: { reason: 'the header is longer than 67108864 bytes' },
    });
    expect(furthest).toBe(2 ** 26);
  });
});

describe('a sound file that cannot be read is called unsupported', () => {
  it.each([1, 4])('version %i', async (version) => {
    await expect(reading({ version })).rejects.toMatchObject({
      code: 'gguf-unsupported',
      detail: { what: `GGUF version ${version}` },
    });
  });

  it('big-endian', async () => {
    await expect(reading({ version: 3 * 2 ** 24 })).rejects.toMatchObject({
      detail: { what: 'big-endian GGUF' },
    });
  });

  it('a tensor type that ggml does not know', async () => {
    await expect(reading({ tensors: [tensor({ type: 99 })] })).rejects.toMatchObject({
      code: 'gguf-unsupported',
      detail: { what: 'tensor type 99 (tensor "a")' },
    });
  });
});
