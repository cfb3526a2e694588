/** The visitor does not want this model pack, or has seen enough. */
export class PackDismissedEvent extends Event {
  constructor() {
    super('pack-dismissed', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'pack-dismissed': PackDismissedEvent;
  }
}
