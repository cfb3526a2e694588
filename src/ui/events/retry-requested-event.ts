/** A question shall be asked again; the reply that there is stays on a branch of its own. */
export class RetryRequestedEvent extends Event {
  readonly turnId: string;

  constructor(turnId: string) {
    super('retry-requested', { bubbles: true, composed: true });
    this.turnId = turnId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'retry-requested': RetryRequestedEvent;
  }
}
