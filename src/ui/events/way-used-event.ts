/** One of the answers is to become a conversation. */
export class WayUsedEvent extends Event {
  readonly index: number;

  constructor(index: number) {
    super('way-used', { bubbles: true, composed: true });
    this.index = index;
  }
}

declare global {
  interface HTMLElementEventMap {
    'way-used': WayUsedEvent;
  }
}
