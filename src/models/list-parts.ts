import { hold } from './hold.ts';
import { partsFolder } from './parts-folder.ts';

export interface WaitingPart {
  /** Of the whole file. */
  sha256: string;
  sizeBytes: number;
}

/** None where there is no folder, or no private file system at all. */
export async function listParts(): Promise<WaitingPart[]> {
  try {
    const folder = await partsFolder({ create: false });
    return await hold(folder, readSizes(folder));
  } catch {
    return [];
  }
}

async function readSizes(folder: FileSystemDirectoryHandle): Promise<WaitingPart[]> {
  const parts: WaitingPart[] = [];
  for await (const [sha256, handle] of folder.entries()) {
    if (handle.kind !== 'file') continue;
    parts.push({ sha256, sizeBytes: (await hold(handle, handle.getFile())).size });
  }
  return parts;
}
