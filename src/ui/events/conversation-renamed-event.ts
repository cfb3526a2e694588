/** A stored conversation should be called so. */
export class ConversationRenamedEvent extends Event {
  readonly id: string;
  /** Empty: by its first question. */
  readonly title: string;

  constructor(id: string, title: string) {
    super('conversation-renamed', { bubbles: true, composed: true });
    this.id = id;
    this.title = title;
  }
}

declare global {
  interface HTMLElementEventMap {
    'conversation-renamed': ConversationRenamedEvent;
  }
}
