/** A pasted text shall be part of the question instead. */
export class AttachmentInlinedEvent extends Event {
  readonly index: number;

  constructor(index: number) {
    super('attachment-inlined', { bubbles: true, composed: true });
    this.index = index;
  }
}

declare global {
  interface HTMLElementEventMap {
    'attachment-inlined': AttachmentInlinedEvent;
  }
}
