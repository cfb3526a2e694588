/** A question that is not blank was sent. */
export class MessageSubmittedEvent extends Event {
  readonly text: string;

  constructor(text: string) {
    super('message-submitted', { bubbles: true, composed: true });
    this.text = text;
  }
}

declare global {
  interface HTMLElementEventMap {
    'message-submitted': MessageSubmittedEvent;
  }
}
