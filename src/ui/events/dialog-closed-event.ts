/** A dialog was closed, whichever way. */
export class DialogClosedEvent extends Event {
  constructor() {
    super('dialog-closed', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'dialog-closed': DialogClosedEvent;
  }
}
