/** What is missing or damaged is to be fetched again. */
export class RepairRequestedEvent extends Event {
  constructor() {
    super('repair-requested', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'repair-requested': RepairRequestedEvent;
  }
}
