/** What belongs to no model should go. */
export class LeftoversRemovedEvent extends Event {
  constructor() {
    super('leftovers-removed', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'leftovers-removed': LeftoversRemovedEvent;
  }
}
