/** What was read is to be stored. */
export class ImportAcceptedEvent extends Event {
  constructor() {
    super('import-accepted', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'import-accepted': ImportAcceptedEvent;
  }
}
