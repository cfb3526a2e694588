/** A stored conversation should be written into a file. */
export class ConversationExportedEvent extends Event {
  readonly id: string;

  constructor(id: string) {
    super('conversation-exported', { bubbles: true, composed: true });
    this.id = id;
  }
}

declare global {
  interface HTMLElementEventMap {
    'conversation-exported': ConversationExportedEvent;
  }
}
