/** The visitor chose or dropped files. */
export class FilesOfferedEvent extends Event {
  readonly files: readonly File[];

  constructor(files: readonly File[]) {
    super('files-offered', { bubbles: true, composed: true });
    this.files = files;
  }
}

declare global {
  interface HTMLElementEventMap {
    'files-offered': FilesOfferedEvent;
  }
}
