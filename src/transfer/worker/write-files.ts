import { pathOf } from '../../conversations/branches.ts';
import { titleOf } from '../../conversations/title-of.ts';
import { writeZip } from '../../zip/write-zip.ts';
import { fileStem, UniqueNames } from '../file-name.ts';
import { byBeginning, hearthFile, writeHearthItem } from '../hearth-format.ts';
import { writeMarkdown } from '../markdown-format.ts';
import { writeOpenAi, writeOpenAiLine } from '../openai-format.ts';
import type { Conversation } from '../../conversations/conversation.ts';
import type { NewZipFile } from '../../zip/write-zip.ts';
import type { ExportFormat, WrittenFile, WrittenWords } from '../contract/transfer-contract.ts';

/** One conversation, written. */
interface Piece {
  createdAt: number;
  id: string;
  stem: string;
  blob: Blob;
}

const endings: Record<ExportFormat, { one: string; all: string; type: string }> = {
  markdown: { one: '.md', all: '.zip', type: 'text/markdown' },
  hearth: { one: '.json', all: '.json', type: 'application/json' },
  openai: { one: '.json', all: '.jsonl', type: 'application/json' },
};

/** Takes conversations one after another and makes a file of them; what is written leaves the memory. */
export class FileWriter {
  private readonly format: ExportFormat;
  private readonly isOne: boolean;
  private readonly words: WrittenWords;
  private readonly pieces: Piece[] = [];

  /** @param isOne a file for one conversation, and not a collection of one */
  constructor(format: ExportFormat, isOne: boolean, words: WrittenWords) {
    this.format = format;
    this.isOne = isOne;
    this.words = words;
  }

  add(conversation: Conversation): void {
    const { createdAt, id } = conversation;
    const first = pathOf(conversation).slice(0, 1);
    const title = titleOf({ title: conversation.title, turns: first });
    this.pieces.push({
      createdAt,
      id,
      stem: fileStem(title, this.words.untitled),
      blob: new Blob([this.textOf(conversation)]),
    });
  }

  private textOf(conversation: Conversation): string {
    switch (this.format) {
      case 'hearth':
        return writeHearthItem(conversation);
      case 'openai':
        return this.isOne ? writeOpenAi(conversation) : writeOpenAiLine(conversation);
      case 'markdown':
        return writeMarkdown(conversation, this.words);
    }
  }

  /** @param now the day that goes into the name of a collection */
  async finish(now: Date): Promise<Omit<WrittenFile, 'unreadable'>> {
    this.pieces.sort(byBeginning);
    const { one, all } = endings[this.format];
    const [first] = this.pieces;
    const name =
      this.isOne && first !== undefined ? `${first.stem}${one}` : `hearth-conversations-${dayOf(now)}${all}`;
    return { name, blob: await this.join() };
  }

  private join(): Promise<Blob> | Blob {
    const blobs = this.pieces.map(({ blob }) => blob);
    const { type } = endings[this.format];
    if (this.format === 'hearth') return new Blob(hearthFile(blobs), { type });
    return this.format === 'markdown' && !this.isOne ? writeZip(this.zipFiles()) : new Blob(blobs, { type });
  }

  private async *zipFiles(): AsyncGenerator<NewZipFile> {
    const names = new UniqueNames();
    for (const { stem, blob } of this.pieces) {
      yield { name: names.take(stem, '.md'), bytes: new Uint8Array(await blob.arrayBuffer()) };
    }
  }
}

/** `2026-11-25`, where the person is. */
function dayOf(date: Date): string {
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${date.getFullYear()}-${month}-${day}`;
}
