/** The unsent question changed. */
export class DraftChangedEvent extends Event {
  readonly draft: string;

  constructor(draft: string) {
    super('draft-changed', { bubbles: true, composed: true });
    this.draft = draft;
  }
}

declare global {
  interface HTMLElementEventMap {
    'draft-changed': DraftChangedEvent;
  }
}
