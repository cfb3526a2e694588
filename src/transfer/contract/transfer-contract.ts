import type { GenerationSettings } from '../../conversations/generation-settings.ts';
import type { MarkdownWords } from '../markdown-format.ts';
import type { ImportFault } from './import-fault.ts';

/** `hearth` carries everything; `openai` is messages alone; `markdown` is for people. */
export type ExportFormat = 'markdown' | 'hearth' | 'openai';
export type ImportFormat = ExportFormat | 'chatgpt';

export interface TransferContract {
  /** Reads files and remembers what is in them for `add`. Nothing is stored yet. */
  read: { params: ReadParams; event: never; result: ImportOutlook | { fault: ImportFault } };
  /** Stores what was read: all of it, or nothing. */
  add: { params: null; event: never; result: { addedIds: string[] } };
  /** Takes an import back. */
  remove: { params: { ids: readonly string[] }; event: never; result: null };
  write: { params: WriteParams; event: WriteProgress; result: WrittenFile };
}

export interface ReadParams {
  files: readonly { name: string; blob: Blob }[];
  /** What conversations of other programs go on with. */
  settings: GenerationSettings;
  /** What stands in place of what is no text. */
  words: { image: string; file: string };
}

/** What files hold, and what importing them would do. */
export interface ImportOutlook {
  formats: readonly ImportFormat[];
  conversations: number;
  turns: number;
  /** Of the conversations: so many are not here yet. */
  added: number;
  /** Of those that would be added: so many are here in another form, which stays. */
  copies: number;
  /** All of these is here already. */
  present: number;
  /** Messages of tools and the like, which are not imported. */
  leftOutMessages: number;
  /** Conversations in which nothing is said. */
  emptyConversations: number;
}

export interface WriteParams {
  /** Null for all. */
  ids: readonly string[] | null;
  format: ExportFormat;
  words: WrittenWords;
}

/** In the language of the page. */
export interface WrittenWords extends MarkdownWords {
  /** The file's name for a conversation that has none. */
  untitled: string;
}

export interface WriteProgress {
  done: number;
  total: number;
}

export interface WrittenFile {
  name: string;
  blob: Blob;
  /** So many records are damaged and not in it. */
  unreadable: number;
}
