/** A new, empty conversation should be shown. */
export class ConversationStartedEvent extends Event {
  constructor() {
    super('conversation-started', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'conversation-started': ConversationStartedEvent;
  }
}
