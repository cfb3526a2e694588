import { hold } from './hold.ts';

const name = 'hearth-parts';

/**
 * Where files that are not whole wait, each under its SHA-256, in the origin's private file system.
 * @throws DOMException where there is no such file system, or no folder and none is to be made
 */
export async function partsFolder({ create }: { create: boolean }): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return hold(root, root.getDirectoryHandle(name, { create }));
}

/** Removes all parts; none is fine. */
export async function removeParts(): Promise<void> {
  try {
    const root = await navigator.storage.getDirectory();
    await hold(root, root.removeEntry(name, { recursive: true }));
  } catch {
    // There is nothing to remove.
  }
}
