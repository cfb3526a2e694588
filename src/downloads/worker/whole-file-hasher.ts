import { sha256Hex } from '../../models/sha256.ts';

/** Longer files are hashed as they arrive: in memory they would be there twice, once for us and once for the browser. */
export const longestWholeBytes = 67_108_864;

/**
 * The SHA-256 of files at once, which the browser does five times as fast as any script does it in pieces. One at a time
 * and in one buffer, for a new one each time is garbage that stays a while.
 */
export class WholeFileHasher {
  private readonly bufferBytes: number;
  private buffer: Uint8Array<ArrayBuffer> | null = null;
  private last: Promise<unknown> = Promise.resolve();

  /** @param sizesBytes of the files that may come */
  constructor(sizesBytes: readonly number[]) {
    this.bufferBytes = Math.max(0, ...sizesBytes.filter((size) => size <= longestWholeBytes));
  }

  /** @param read fills the buffer and returns what of it is the file, or the file from elsewhere */
  hash(read: (buffer: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>): Promise<string> {
    const mine = this.last.then(() => {
      this.buffer ??= new Uint8Array(this.bufferBytes);
      return sha256Hex(read(this.buffer));
    });
    this.last = mine.catch(() => undefined);
    return mine;
  }
}
