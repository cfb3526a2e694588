/** A question shall go, and its reply with it. */
export class TurnDeletedEvent extends Event {
  readonly turnId: string;

  constructor(turnId: string) {
    super('turn-deleted', { bubbles: true, composed: true });
    this.turnId = turnId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'turn-deleted': TurnDeletedEvent;
  }
}
