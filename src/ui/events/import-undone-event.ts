/** What was imported is to go again. */
export class ImportUndoneEvent extends Event {
  constructor() {
    super('import-undone', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'import-undone': ImportUndoneEvent;
  }
}
