/** What was left out of a conversation is to be sent again. */
export class RememberingRequestedEvent extends Event {
  constructor() {
    super('remembering-requested', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'remembering-requested': RememberingRequestedEvent;
  }
}
