/** Somebody wants to see what the model reads. */
export class ContextRequestedEvent extends Event {
  constructor() {
    super('context-requested', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'context-requested': ContextRequestedEvent;
  }
}
