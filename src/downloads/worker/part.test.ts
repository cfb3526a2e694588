import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Part } from './part.ts';
import { longestWholeBytes, WholeFileHasher } from './whole-file-hasher.ts';
import type { NeededFile } from '../../models/model-files.ts';

const file: NeededFile = {
  path: 'a.bin',
  sizeBytes: 10,
  sha256: 'a'.repeat(64),
  key: { cacheName: 'webllm/model', url: 'https://model.invalid/a.bin' },
  isLibrary: false,
};
const hasher = new WholeFileHasher([10]);
const bytes = (...values: number[]) => new Uint8Array(values);

/** A file of the private file system; `roomBytes` is all it takes. */
function disk(stored: Uint8Array<ArrayBuffer> = bytes(), roomBytes = Infinity) {
  const state = { content: [...stored], isOpen: false };
  const open = () => {
    state.isOpen = true;
    const access = {
      getSize: () => state.content.length,
      read: (into: Uint8Array<ArrayBuffer>, { at }: { at: number }) => {
        const found = state.content.slice(at, at + into.byteLength);
        into.set(found);
        return found.length;
      },
      write: (chunk: Uint8Array<ArrayBuffer>, { at }: { at: number }) => {
        if (at + chunk.byteLength > roomBytes) throw new DOMException('full', 'QuotaExceededError');
        state.content.splice(at, chunk.byteLength, ...chunk);
        return chunk.byteLength;
      },
      truncate: (size: number) => void (state.content.length = size),
      close: () => void (state.isOpen = false),
    };
    return Promise.resolve({ access, blob: () => Promise.resolve(new Blob([bytes(...state.content)])) });
  };
  return { state, open };
}

const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
const contentOf = async (part: Part) => new Uint8Array(await (await part.blob()).arrayBuffer());

describe('a part', () => {
  it('is written as it grows, and taken up again', async () => {
    const { state, open } = disk();
    const first = await Part.open(file, open);
    first.append(bytes(1, 2, 3));
    first.append(bytes(4));
    first.close();
    expect(state).toEqual({ content: [1, 2, 3, 4], isOpen: false });
    const second = await Part.open(file, open);
    expect(second.receivedBytes).toBe(4);
    second.append(bytes(5, 6, 7, 8, 9, 10));
    expect(second.isWhole).toBe(true);
    expect(await second.sha256(hasher)).toBe(hashOf(bytes(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)));
    expect([...(await contentOf(second))]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('refuses a byte too many, and is as it was', async () => {
    const part = await Part.open(file, disk(bytes(1, 2)).open);
    expect(part.append(new Uint8Array(9))).toBe(false);
    expect(part.receivedBytes).toBe(2);
  });

  it('forgets a file that is longer than it may be', async () => {
    const { state, open } = disk(new Uint8Array(11));
    expect((await Part.open(file, open)).receivedBytes).toBe(0);
    expect(state.content).toEqual([]);
  });

  it('forgets wrong bytes', async () => {
    const { state, open } = disk(bytes(1, 2));
    const part = await Part.open(file, open);
    part.reset();
    expect(part.receivedBytes).toBe(0);
    expect(state.content).toEqual([]);
    part.append(bytes(3));
    expect(await part.sha256(hasher)).toBe(hashOf(bytes(3)));
  });

  it('is a blob in the end', async () => {
    const { state, open } = disk(bytes(1, 2));
    const part = await Part.open(file, open);
    part.append(bytes(3));
    expect([...(await contentOf(part))]).toEqual([1, 2, 3]);
    expect(state.isOpen).toBe(false);
  });

  it('goes on in memory when the disk is full, or when there is none', async () => {
    const { state, open } = disk(bytes(), 3);
    const full = await Part.open(file, open);
    expect(full.append(bytes(1, 2, 3))).toBe(true);
    expect(full.append(bytes(4, 5))).toBe(true);
    expect(full.receivedBytes).toBe(5);
    expect(state.isOpen).toBe(false);
    expect([...(await contentOf(full))]).toEqual([1, 2, 3, 4, 5]);
    const none = await Part.open(file, () => Promise.reject(new Error('refused')));
    expect(none.append(bytes(1))).toBe(true);
  });

  it('is hashed as it arrives when it is long, and taken up so too', async () => {
    const long = { ...file, sizeBytes: longestWholeBytes + 3 };
    const { open } = disk(bytes(1, 2, 3));
    const part = await Part.open(long, open);
    part.append(bytes(4, 5));
    const none = new WholeFileHasher([]);
    expect(await part.sha256(none)).toBe(hashOf(bytes(1, 2, 3, 4, 5)));
    part.reset();
    part.append(bytes(6));
    expect(await part.sha256(none)).toBe(hashOf(bytes(6)));
  });

  it('is written again after it had to make way', async () => {
    const { state, open } = disk(bytes(1, 2, 3));
    const part = await Part.open(file, open);
    part.close();
    state.content = [];
    await part.restore(bytes(1, 2, 3), open);
    expect(state).toEqual({ content: [1, 2, 3], isOpen: false });
  });
});
