/** The visitor wants this model pack. */
export class PackAcceptedEvent extends Event {
  constructor() {
    super('pack-accepted', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'pack-accepted': PackAcceptedEvent;
  }
}
