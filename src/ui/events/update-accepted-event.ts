/** The new version of the site is wanted now; the page reloads for it. */
export class UpdateAcceptedEvent extends Event {
  constructor() {
    super('update-accepted', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'update-accepted': UpdateAcceptedEvent;
  }
}
