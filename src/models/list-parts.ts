/** Where files that are not whole wait, each under its SHA-256, in the origin's private file system. */
export const partsFolder = 'hearth-parts';

export interface WaitingPart {
  /** Of the whole file. */
  sha256: string;
  sizeBytes: number;
}

/** None where there is no folder, or no private file system at all. */
export async function listParts(): Promise<WaitingPart[]> {
  try {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(partsFolder);
    const parts: WaitingPart[] = [];
    for await (const [sha256, handle] of folder.entries()) {
      if (handle.kind !== 'file') continue;
      parts.push({ sha256, sizeBytes: (await handle.getFile()).size });
    }
    return parts;
  } catch {
    return [];
  }
}
