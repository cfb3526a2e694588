/** Why a file cannot be imported. The words are the page's: `ui/conversations-page/fault-words.ts`. */
export type ImportReason =
  // The file as a whole.
  | 'not-text'
  | 'too-large'
  | 'archive-damaged'
  | 'archive-without-conversations'
  | 'unknown-format'
  | 'newer-version'
  | 'markdown-of-others'
  | 'nothing-inside'
  | 'too-many-conversations'
  // What JSON forbids, by what should have stood there.
  | 'ends-early'
  | 'expects-value'
  | 'expects-name'
  | 'expects-colon'
  | 'expects-comma'
  | 'expects-end'
  | 'unclosed-text'
  | 'bad-escape'
  | 'too-deep'
  // What a conversation cannot be; `field` says of which part of it.
  | 'expects-text'
  | 'expects-number'
  | 'expects-yes-no'
  | 'expects-list'
  | 'expects-object'
  | 'wrong-value'
  | 'forbidden-name'
  | 'no-question'
  | 'duplicate-id'
  | 'unknown-parent'
  | 'cycle'
  | 'too-many-turns'
  | 'too-long'
  | 'stray-text';

/** Where a file breaks, and what was expected there. */
export interface ImportFault {
  /** The file's name; within an archive, that of the file in it. */
  file: string;
  /** Both count from 1; null where it is about the file as a whole. */
  line: number | null;
  column: number | null;
  reason: ImportReason;
  /** The name of what is wrong, as in the file; may be empty. */
  field: string;
}
