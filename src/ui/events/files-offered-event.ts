export interface OfferedFile {
  /** Within the folder that was offered; for a single file its name. */
  path: string;
  blob: File;
}

/** The visitor chose or dropped files, or a folder of them. */
export class FilesOfferedEvent extends Event {
  readonly files: readonly OfferedFile[];

  constructor(files: readonly OfferedFile[]) {
    super('files-offered', { bubbles: true, composed: true });
    this.files = files;
  }
}

declare global {
  interface HTMLElementEventMap {
    'files-offered': FilesOfferedEvent;
  }
}
