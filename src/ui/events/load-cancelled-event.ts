/** The visitor does not want to wait for the model. */
export class LoadCancelledEvent extends Event {
  constructor() {
    super('load-cancelled', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'load-cancelled': LoadCancelledEvent;
  }
}
