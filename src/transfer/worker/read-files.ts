import { isZip, readZip, ZipError } from '../../zip/read-zip.ts';
import { FileFault, readDocument } from '../read-document.ts';
import type { ImportReason } from '../contract/import-fault.ts';
import type { ReadParams } from '../contract/transfer-contract.ts';
import type { ImportContext, ImportedFile } from '../import-context.ts';
import type { ZipFile } from '../../zip/read-zip.ts';

/** Of text in all: no browser holds a much longer one. */
const mostBytes = 400_000_000;

const about = (file: string, reason: ImportReason): FileFault =>
  new FileFault({ file, line: null, column: null, reason, field: '' });

/** Each of the files, and in an archive those that hold conversations. @throws FileFault */
export async function readFiles(files: ReadParams['files'], context: ImportContext): Promise<ImportedFile[]> {
  const reader = new FileReader(context);
  for (const { name, blob } of files) await reader.add(name, blob);
  const [first] = files;
  const isEmpty = reader.read.every(({ conversations }) => conversations.length === 0);
  if (isEmpty) throw about(first?.name ?? '', 'nothing-inside');
  return reader.read;
}

class FileReader {
  readonly read: ImportedFile[] = [];
  private readonly context: ImportContext;
  private leftBytes = mostBytes;

  constructor(context: ImportContext) {
    this.context = context;
  }

  async add(name: string, blob: Blob): Promise<void> {
    if (await isZip(blob)) {
      await this.addArchive(name, blob);
      return;
    }
    this.count(name, blob.size);
    await this.addText(name, new Uint8Array(await blob.arrayBuffer()));
  }

  private async addArchive(name: string, archive: Blob): Promise<void> {
    try {
      const files = wanted(await readZip(archive));
      if (files.length === 0) throw about(name, 'archive-without-conversations');
      for (const file of files) {
        this.count(file.name, file.sizeBytes);
        await this.addText(file.name, await file.read(file.sizeBytes));
      }
    } catch (error) {
      throw error instanceof ZipError ? about(name, 'archive-damaged') : error;
    }
  }

  private count(name: string, bytes: number): void {
    this.leftBytes -= bytes;
    if (this.leftBytes < 0) throw about(name, 'too-large');
  }

  private async addText(name: string, bytes: Uint8Array): Promise<void> {
    this.read.push(await readDocument(name, decode(name, bytes), this.context));
  }
}

function decode(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw about(name, 'not-text');
  }
}

/** Those of a ChatGPT export, beside which there is much else; else those that we write. */
function wanted(files: readonly ZipFile[]): readonly ZipFile[] {
  const named = (pattern: RegExp): ZipFile[] => files.filter(({ name }) => pattern.test(name));
  const chats = named(/(^|\/)conversations(-\d+)?\.json$/i);
  if (chats.length > 0) return chats;
  return named(/\.(md|markdown|jsonl?)$/i);
}
