/** The visitor wants the reply to end here. */
export class StopRequestedEvent extends Event {
  constructor() {
    super('stop-requested', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'stop-requested': StopRequestedEvent;
  }
}
