/** The toast was closed by hand or its time is over. */
export class ToastDismissedEvent extends Event {
  constructor() {
    super('toast-dismissed', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'toast-dismissed': ToastDismissedEvent;
  }
}
