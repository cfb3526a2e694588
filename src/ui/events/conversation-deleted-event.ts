/** A stored conversation should go; the listener offers the way back. */
export class ConversationDeletedEvent extends Event {
  readonly id: string;

  constructor(id: string) {
    super('conversation-deleted', { bubbles: true, composed: true });
    this.id = id;
  }
}

declare global {
  interface HTMLElementEventMap {
    'conversation-deleted': ConversationDeletedEvent;
  }
}
