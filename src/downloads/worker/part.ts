// The bytes of a file that have arrived so far: in memory for the hash, and in the origin's private file system, so
// that a tab that is killed, or a connection that drops, loses at most the last chunk.
import { partsFolder } from '../../models/list-parts.ts';
import type { NeededFile } from '../../models/model-files.ts';

/** What of OPFS is needed; only workers have synchronous access. */
interface SyncFile {
  getSize(): number;
  read(into: Uint8Array<ArrayBuffer>, options: { at: number }): number;
  write(bytes: Uint8Array<ArrayBuffer>, options: { at: number }): number;
  truncate(size: number): void;
  close(): void;
}

type OpenFile = (name: string) => Promise<SyncFile>;

async function folder(create: boolean): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(partsFolder, { create });
}

const openInOpfs: OpenFile = async (name) => {
  const handle = await (await folder(true)).getFileHandle(name, { create: true });
  // Known to workers only, and to their types.
  return (handle as unknown as { createSyncAccessHandle: () => Promise<SyncFile> }).createSyncAccessHandle();
};

/** Removes the part of that name; one that is not there is fine. */
export async function removePart(sha256: string): Promise<void> {
  await folder(false)
    .then((parts) => parts.removeEntry(sha256))
    .catch(() => undefined);
}

/** Removes all parts. */
export async function removeParts(): Promise<void> {
  await navigator.storage
    .getDirectory()
    .then((root) => root.removeEntry(partsFolder, { recursive: true }))
    .catch(() => undefined);
}

export class Part {
  /** As long as the whole file; the first `receivedBytes` count. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  receivedBytes = 0;
  private readonly sha256: string;
  private file: SyncFile | null;

  private constructor({ sizeBytes, sha256 }: NeededFile, file: SyncFile | null) {
    this.bytes = new Uint8Array(sizeBytes);
    this.sha256 = sha256;
    this.file = file;
  }

  /** Takes up what an earlier attempt left. Where the file system refuses, the part lives in memory only. */
  static async open(needed: NeededFile, open: OpenFile = openInOpfs): Promise<Part> {
    const file = await open(needed.sha256).catch(() => null);
    const part = new Part(needed, file);
    if (file === null) return part;
    try {
      const size = file.getSize();
      if (size > needed.sizeBytes) file.truncate(0);
      else part.receivedBytes = file.read(part.bytes.subarray(0, size), { at: 0 });
    } catch {
      part.abandonFile();
    }
    return part;
  }

  get isWhole(): boolean {
    return this.receivedBytes === this.bytes.byteLength;
  }

  /** @returns false when the file would become longer than it may be */
  append(chunk: Uint8Array<ArrayBuffer>): boolean {
    const end = this.receivedBytes + chunk.byteLength;
    if (end > this.bytes.byteLength) return false;
    this.bytes.set(chunk, this.receivedBytes);
    try {
      this.file?.write(chunk, { at: this.receivedBytes });
    } catch {
      this.abandonFile(); // a full disk: the cache may still have room
    }
    this.receivedBytes = end;
    return true;
  }

  /** Forgets the bytes: they were wrong. */
  reset(): void {
    this.receivedBytes = 0;
    try {
      this.file?.truncate(0);
    } catch {
      this.abandonFile();
    }
  }

  /** Writes what is in memory to the file system again, after its room was needed for something else. */
  async saveAgain(open: OpenFile = openInOpfs): Promise<void> {
    this.close();
    this.file = await open(this.sha256).catch(() => null);
    try {
      this.file?.write(this.bytes.subarray(0, this.receivedBytes), { at: 0 });
    } catch {
      this.abandonFile();
    }
    this.close();
  }

  /** Lets go of the file and keeps it for another time. */
  close(): void {
    this.file?.close();
    this.file = null;
  }

  /** Lets go of the file and removes it: it is stored whole, or useless. */
  async remove(): Promise<void> {
    this.close();
    await removePart(this.sha256);
  }

  private abandonFile(): void {
    this.close();
    void removePart(this.sha256);
  }
}
