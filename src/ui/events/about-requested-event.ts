/** The page about Hearth should open. */
export class AboutRequestedEvent extends Event {
  constructor() {
    super('about-requested', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'about-requested': AboutRequestedEvent;
  }
}
