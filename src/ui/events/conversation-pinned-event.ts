/** A stored conversation should stand above the others, or no longer. */
export class ConversationPinnedEvent extends Event {
  readonly id: string;
  readonly isPinned: boolean;

  constructor(id: string, isPinned: boolean) {
    super('conversation-pinned', { bubbles: true, composed: true });
    this.id = id;
    this.isPinned = isPinned;
  }
}

declare global {
  interface HTMLElementEventMap {
    'conversation-pinned': ConversationPinnedEvent;
  }
}
