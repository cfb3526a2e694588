import { createSHA256 } from 'hash-wasm';
import { openPartFile, removePartFile } from './part-file.ts';
import { longestWholeBytes } from './whole-file-hasher.ts';
import type { IHasher } from 'hash-wasm';
import type { NeededFile } from '../../models/model-files.ts';
import type { OpenPartFile, PartFile } from './part-file.ts';
import type { WholeFileHasher } from './whole-file-hasher.ts';

const blockBytes = 1_048_576;

const isLong = ({ sizeBytes }: NeededFile): boolean => sizeBytes > longestWholeBytes;

/**
 * The bytes of a file that have arrived so far. They are on the disk, so that a tab that is killed, or a connection
 * that drops, loses at most the last chunk, and so that four large files at once fit into a phone. Where the file
 * system refuses, they are in memory.
 */
export class Part {
  receivedBytes = 0;
  private readonly needed: NeededFile;
  /** Of a long file, as it arrives. */
  private readonly hash: IHasher | null;
  private file: PartFile | null;
  private isOpen: boolean;
  private memory: Uint8Array<ArrayBuffer> | null = null;

  private constructor(needed: NeededFile, hash: IHasher | null, file: PartFile | null) {
    this.needed = needed;
    this.hash = hash?.init() ?? null;
    this.file = file;
    this.isOpen = file !== null;
  }

  /** Takes up what an earlier attempt left. */
  static async open(needed: NeededFile, open: OpenPartFile = openPartFile): Promise<Part> {
    const part = new Part(
      needed,
      isLong(needed) ? await createSHA256() : null,
      await open(needed.sha256).catch(() => null),
    );
    part.takeUp();
    return part;
  }

  get isWhole(): boolean {
    return this.receivedBytes === this.needed.sizeBytes;
  }

  /** @returns false when the file would become longer than it may be */
  append(chunk: Uint8Array<ArrayBuffer>): boolean {
    const end = this.receivedBytes + chunk.byteLength;
    if (end > this.needed.sizeBytes) return false;
    if (!this.writeToDisk(chunk)) this.intoMemory().set(chunk, this.receivedBytes);
    this.receivedBytes = end;
    this.hash?.update(chunk);
    return true;
  }

  /** Forgets the bytes: they were wrong. */
  reset(): void {
    this.receivedBytes = 0;
    this.hash?.init();
    try {
      this.file?.access.truncate(0);
    } catch {
      this.abandonFile();
    }
  }

  /** The SHA-256 of what has arrived, as 64 lower-case hex digits; nothing can be added after. */
  async sha256(whole: WholeFileHasher): Promise<string> {
    return this.hash?.digest() ?? whole.hash((buffer) => this.read(buffer));
  }

  /** What has arrived, where it is; nothing can be added after. */
  async blob(): Promise<Blob> {
    this.close();
    return this.file?.blob() ?? new Blob([this.memory?.subarray(0, this.receivedBytes) ?? '']);
  }

  /** Lets go of the file and keeps it for another time. */
  close(): void {
    if (this.isOpen) this.file?.access.close();
    this.isOpen = false;
  }

  /** Lets go of the file and removes it: it is stored whole, or useless. */
  async remove(): Promise<void> {
    this.close();
    await removePartFile(this.needed.sha256);
  }

  /** Writes all bytes to the disk again, after their room was needed for something else. */
  async restore(bytes: Uint8Array<ArrayBuffer>, open: OpenPartFile = openPartFile): Promise<void> {
    this.file = await open(this.needed.sha256).catch(() => null);
    this.isOpen = this.file !== null;
    this.receivedBytes = 0;
    this.writeToDisk(bytes);
    this.close();
  }

  private takeUp(): void {
    try {
      const size = this.file?.access.getSize() ?? 0;
      if (size > this.needed.sizeBytes) this.file?.access.truncate(0);
      else this.takeBytes(size);
    } catch {
      this.reset();
    }
  }

  private takeBytes(size: number): void {
    if (this.hash === null) {
      this.receivedBytes = size;
      return;
    }
    const block = new Uint8Array(Math.min(blockBytes, size));
    while (this.receivedBytes < size) {
      const count = this.file?.access.read(block, { at: this.receivedBytes }) ?? 0;
      if (count === 0) throw new Error('the file ends early');
      this.hash.update(block.subarray(0, count));
      this.receivedBytes += count;
    }
  }

  /** @returns false where there is no file, or no more room */
  private writeToDisk(chunk: Uint8Array<ArrayBuffer>): boolean {
    try {
      return this.file?.access.write(chunk, { at: this.receivedBytes }) === chunk.byteLength;
    } catch {
      return false;
    }
  }

  private read(buffer: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    if (this.memory !== null) return this.memory.subarray(0, this.receivedBytes);
    const bytes = buffer.subarray(0, this.receivedBytes);
    this.file?.access.read(bytes, { at: 0 });
    return bytes;
  }

  /** The disk is full, but without this part the cache may have room for the whole file. */
  private intoMemory(): Uint8Array<ArrayBuffer> {
    if (this.memory !== null) return this.memory;
    const memory = new Uint8Array(this.needed.sizeBytes);
    this.read(memory);
    this.abandonFile();
    this.memory = memory;
    return memory;
  }

  private abandonFile(): void {
    const had = this.file !== null;
    this.close();
    this.file = null;
    if (had) void removePartFile(this.needed.sha256);
  }
}
