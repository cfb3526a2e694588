/** A stored conversation should be shown. */
export class ConversationSelectedEvent extends Event {
  readonly id: string;

  constructor(id: string) {
    super('conversation-selected', { bubbles: true, composed: true });
    this.id = id;
  }
}

declare global {
  interface HTMLElementEventMap {
    'conversation-selected': ConversationSelectedEvent;
  }
}
