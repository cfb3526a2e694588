import type { OfferedFile } from '../events/files-offered-event.ts';

/** Far more than a model has; a whole disk that is dropped by mistake must not be read. */
const mostFiles = 2000;

function readFile(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A folder hands out its entries in several lots; an empty one is the end. */
async function readFolder(entry: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = entry.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const lot = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (lot.length === 0 || entries.length > mostFiles) return entries;
    entries.push(...lot);
  }
}

/** All files of what was dropped, those in folders included; at most 2,000. */
export async function droppedFiles(transfer: DataTransfer): Promise<OfferedFile[]> {
  // Read at once: the transfer is empty after the event.
  const items = [...transfer.items].filter(({ kind }) => kind === 'file');
  const dropped = items.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  // What a program made up, and not a disk, is a file without an entry.
  const files = dropped.flatMap(({ entry, file }) =>
    entry === null && file !== null ? [{ path: file.name, blob: file }] : [],
  );
  const queue = dropped.flatMap(({ entry }) => entry ?? []);
  for (let entry = queue.shift(); entry !== undefined && files.length < mostFiles; entry = queue.shift()) {
    if (entry.isDirectory) queue.push(...(await readFolder(entry as FileSystemDirectoryEntry)));
    else files.push({ path: entry.fullPath.slice(1), blob: await readFile(entry as FileSystemFileEntry) });
  }
  return files;
}
