/** A text shall not go with the question. */
export class AttachmentRemovedEvent extends Event {
  readonly index: number;

  constructor(index: number) {
    super('attachment-removed', { bubbles: true, composed: true });
    this.index = index;
  }
}

declare global {
  interface HTMLElementEventMap {
    'attachment-removed': AttachmentRemovedEvent;
  }
}
