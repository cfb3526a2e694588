/** All that this site keeps should go; the visitor has confirmed it. */
export class EverythingRemovedEvent extends Event {
  constructor() {
    super('everything-removed', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'everything-removed': EverythingRemovedEvent;
  }
}
