// One file of the origin's private file system. Only workers have the synchronous access that makes it fast.
import { hold } from '../../models/hold.ts';
import { partsFolder } from '../../models/parts-folder.ts';

/** What of `FileSystemSyncAccessHandle` is needed. */
interface SyncAccess {
  getSize(): number;
  read(into: Uint8Array<ArrayBuffer>, options: { at: number }): number;
  write(bytes: Uint8Array<ArrayBuffer>, options: { at: number }): number;
  truncate(size: number): void;
  close(): void;
}

export interface PartFile {
  access: SyncAccess;
  /** The content as a blob that stays on the disk; only after `access` was closed. */
  blob: () => Promise<Blob>;
}

export type OpenPartFile = (name: string) => Promise<PartFile>;

/** @throws DOMException where the file system refuses, or another tab has the file open */
export const openPartFile: OpenPartFile = async (name) => {
  const folder = await partsFolder({ create: true });
  const handle = await hold(folder, folder.getFileHandle(name, { create: true }));
  // Known to workers only, and to their types.
  const { createSyncAccessHandle } = handle as unknown as {
    createSyncAccessHandle: () => Promise<SyncAccess>;
  };
  const access = await hold(handle, createSyncAccessHandle.call(handle));
  return { access, blob: () => hold(handle, handle.getFile()) };
};

/** One that is not there is fine. */
export async function removePartFile(name: string): Promise<void> {
  try {
    const folder = await partsFolder({ create: false });
    await hold(folder, folder.removeEntry(name));
  } catch {
    // There is nothing to remove.
  }
}
