import { describe, expect, it } from 'vitest';
import { Part } from './part.ts';
import type { NeededFile } from '../../models/model-files.ts';

const file: NeededFile = {
  path: 'a.bin',
  sizeBytes: 10,
  sha256: 'a'.repeat(64),
  key: { cacheName: 'webllm/model', url: 'https://model.invalid/a.bin' },
  isLibrary: false,
};
const bytes = (...values: number[]) => new Uint8Array(values);

/** A file of the private file system; `roomBytes` is all it takes. */
function disk(stored: Uint8Array<ArrayBuffer> = bytes(), roomBytes = Infinity) {
  const state = { content: [...stored], isOpen: false };
  const open = () => {
    state.isOpen = true;
    return Promise.resolve({
      getSize: () => state.content.length,
      read: (into: Uint8Array<ArrayBuffer>) => {
        into.set(state.content);
        return state.content.length;
      },
      write: (chunk: Uint8Array<ArrayBuffer>, { at }: { at: number }) => {
        if (at + chunk.byteLength > roomBytes) throw new DOMException('full', 'QuotaExceededError');
        state.content.splice(at, chunk.byteLength, ...chunk);
        return chunk.byteLength;
      },
      truncate: (size: number) => void (state.content.length = size),
      close: () => void (state.isOpen = false),
    });
  };
  return { state, open };
}

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
    expect([...second.bytes]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
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
  });

  it('goes on in memory when the disk is full, or when there is none', async () => {
    const full = await Part.open(file, disk(bytes(), 3).open);
    expect(full.append(bytes(1, 2, 3))).toBe(true);
    expect(full.append(bytes(4, 5))).toBe(true);
    expect(full.receivedBytes).toBe(5);
    const none = await Part.open(file, () => Promise.reject(new Error('refused')));
    expect(none.append(bytes(1))).toBe(true);
  });

  it('is written again after it had to make way', async () => {
    const { state, open } = disk(bytes(1, 2, 3));
    const part = await Part.open(file, open);
    part.close();
    state.content = [];
    await part.saveAgain(open);
    expect(state).toEqual({ content: [1, 2, 3], isOpen: false });
  });
});
