// Files and pasted texts on their way into a question: each becomes a text, or a sentence that says why not.
import { msg, str } from '@lit/localize';
import { decodeText } from '../conversations/decode-text.ts';
import { formatBytes } from '../ui/format-bytes.ts';
import type { DraftAttachment } from '../conversations/draft.ts';
import type { OfferedFile } from '../ui/events/files-offered-event.ts';

/** All texts of a question together: more than any of our models can read, and little enough to store while one types. */
const mostBytes = 1_000_000;
const mostAttachments = 20;

export interface Attached {
  attachments: readonly DraftAttachment[];
  /** Why some could not be attached. */
  problems: readonly string[];
}

const bytesOf = (text: string): number => new Blob([text]).size;

/** What a question has, and has room for. */
class Room {
  readonly attachments: DraftAttachment[] = [];
  readonly problems: string[] = [];
  private bytes: number;
  private count: number;

  constructor(present: readonly DraftAttachment[]) {
    this.bytes = present.reduce((sum, { text }) => sum + bytesOf(text), 0);
    this.count = present.length;
  }

  /** Whether that much has room; if not, why. */
  has(name: string, bytes: number): boolean {
    if (this.count < mostAttachments && this.bytes + bytes <= mostBytes) return true;
    this.problems.push(
      this.count < mostAttachments
        ? msg(
            str`“${name}” (${formatBytes(bytes)}) is too much: the texts of a question may have ${formatBytes(mostBytes)} together. Choose a part of it.`,
          )
        : msg(str`“${name}” was not added: a question takes up to ${mostAttachments} texts.`),
    );
    return false;
  }

  add(attachment: DraftAttachment): void {
    this.bytes += bytesOf(attachment.text);
    this.count++;
    this.attachments.push(attachment);
  }
}

/** The text of a file, or why there is none. */
async function readText(name: string, blob: Blob): Promise<{ text: string } | { problem: string }> {
  try {
    const text = decodeText(new Uint8Array(await blob.arrayBuffer()));
    if (text === null)
      return { problem: msg(str`“${name}” is no text. Only text files can go with a question so far.`) };
    return text.trim() === '' ? { problem: msg(str`“${name}” is empty.`) } : { text };
  } catch {
    return { problem: msg(str`“${name}” could not be read. It may have been moved or deleted.`) };
  }
}

/** @param present what the question has already */
export async function attachFiles(
  files: readonly OfferedFile[],
  present: readonly DraftAttachment[],
): Promise<Attached> {
  const room = new Room(present);
  for (const { path, blob } of files) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (!room.has(name, blob.size)) continue;
    const read = await readText(name, blob);
    if ('problem' in read) room.problems.push(read.problem);
    else room.add({ name, text: read.text });
  }
  // Of a folder with a thousand files, a few names say enough.
  return { attachments: room.attachments, problems: room.problems.slice(0, 3) };
}

/** @param present what the question has already */
export function attachPaste(text: string, present: readonly DraftAttachment[]): Attached {
  const name = nextName(present);
  const room = new Room(present);
  if (room.has(name, bytesOf(text))) room.add({ name, text: text.replace(/\r\n?/g, '\n'), isPasted: true });
  return room;
}

function nextName(present: readonly DraftAttachment[]): string {
  const name = msg('Pasted text');
  const names = present.map((each) => each.name);
  if (!names.includes(name)) return name;
  let count = 2;
  while (names.includes(`${name} ${count}`)) count++;
  return `${name} ${count}`;
}
