import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { longestWholeBytes, WholeFileHasher } from './whole-file-hasher.ts';

const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

describe('hashing whole files', () => {
  it('does one after the other in one buffer', async () => {
    const hasher = new WholeFileHasher([3, 5, longestWholeBytes + 1]);
    const buffers = new Set<Uint8Array>();
    const hashes = [1, 2, 3].map((value) =>
      hasher.hash((buffer) => {
        buffers.add(buffer);
        expect(buffer.byteLength).toBe(5);
        return buffer.fill(value);
      }),
    );
    expect(await Promise.all(hashes)).toEqual(
      [1, 2, 3].map((value) => hashOf(new Uint8Array(5).fill(value))),
    );
    expect(buffers.size).toBe(1);
  });

  it('goes on after a file that could not be read', async () => {
    const hasher = new WholeFileHasher([1]);
    const failing = hasher.hash(() => {
      throw new Error('gone');
    });
    await expect(failing).rejects.toThrow('gone');
    expect(await hasher.hash((buffer) => buffer.fill(9))).toBe(hashOf(new Uint8Array([9])));
  });
});
