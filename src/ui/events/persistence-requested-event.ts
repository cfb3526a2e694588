/** The browser should be asked to keep what is stored. */
export class PersistenceRequestedEvent extends Event {
  constructor() {
    super('persistence-requested', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'persistence-requested': PersistenceRequestedEvent;
  }
}
