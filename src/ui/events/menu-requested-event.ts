/** The list of conversations should open (narrow screens). */
export class MenuRequestedEvent extends Event {
  constructor() {
    super('menu-requested', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'menu-requested': MenuRequestedEvent;
  }
}
