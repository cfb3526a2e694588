/** What was read is not wanted, or was seen. */
export class ImportDismissedEvent extends Event {
  constructor() {
    super('import-dismissed', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'import-dismissed': ImportDismissedEvent;
  }
}
