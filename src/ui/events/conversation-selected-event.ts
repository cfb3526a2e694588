/** A stored conversation should be shown. */
export class ConversationSelectedEvent extends Event {
  readonly id: string;
  /** What should be seen of it; null: its end. */
  readonly turnId: string | null;

  constructor(id: string, turnId: string | null = null) {
    super('conversation-selected', { bubbles: true, composed: true });
    this.id = id;
    this.turnId = turnId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'conversation-selected': ConversationSelectedEvent;
  }
}
