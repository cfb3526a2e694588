// Files and pasted texts on their way into a question: each becomes a text, or a sentence that says why not.
import { msg, str } from '@lit/localize';
import { decodeText } from '../conversations/decode-text.ts';
import { formatBytes } from '../ui/format-bytes.ts';
import type { DraftAttachment } from '../conversations/draft.ts';
import type { OfferedFile } from '../ui/events/files-offered-event.ts';

/** More than any of our models can read, and little enough to be stored with each change of a draft. */
const mostBytes = 1_000_000;
const mostAttachments = 20;

export interface Attached {
  attachments: readonly DraftAttachment[];
  /** Why some could not be attached. */
  problems: readonly string[];
}

const tooLarge = (name: string, bytes: number): string =>
  msg(
    str`“${name}” has ${formatBytes(bytes)}. A question takes texts of up to ${formatBytes(mostBytes)} each: choose a part of it.`,
  );

async function readFile({ path, blob }: OfferedFile): Promise<DraftAttachment | string> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (blob.size > mostBytes) return tooLarge(name, blob.size);
  try {
    const text = decodeText(new Uint8Array(await blob.arrayBuffer()));
    if (text === null) return msg(str`“${name}” is no text. Only text files can go with a question so far.`);
    return text.trim() === '' ? msg(str`“${name}” is empty.`) : { name, text };
  } catch {
    return msg(str`“${name}” could not be read. It may have been moved or deleted.`);
  }
}

/** @param already how many the question has */
export async function attachFiles(files: readonly OfferedFile[], already: number): Promise<Attached> {
  const room = mostAttachments - already;
  if (files.length > room) {
    const problem = msg(str`A question takes up to ${mostAttachments} texts. None of these was added.`);
    return { attachments: [], problems: [problem] };
  }
  const results = await Promise.all(files.map(readFile));
  return {
    attachments: results.filter((result) => typeof result !== 'string'),
    problems: results.filter((result) => typeof result === 'string'),
  };
}

/** @param present what the question has already */
export function attachPaste(text: string, present: readonly DraftAttachment[]): Attached {
  const name = nextName(present);
  const { size } = new Blob([text]);
  if (size > mostBytes) return { attachments: [], problems: [tooLarge(name, size)] };
  if (present.length >= mostAttachments) {
    return { attachments: [], problems: [msg(str`A question takes up to ${mostAttachments} texts.`)] };
  }
  return { attachments: [{ name, text: text.replace(/\r\n?/g, '\n'), isPasted: true }], problems: [] };
}

function nextName(present: readonly DraftAttachment[]): string {
  const name = msg('Pasted text');
  const names = present.map((each) => each.name);
  if (!names.includes(name)) return name;
  let count = 2;
  while (names.includes(`${name} ${count}`)) count++;
  return `${name} ${count}`;
}
