/** The toast's action (such as undo) was taken. */
export class ToastActedEvent extends Event {
  constructor() {
    super('toast-acted', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'toast-acted': ToastActedEvent;
  }
}
