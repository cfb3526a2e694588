import type { Attachment } from '../../conversations/conversation.ts';

/** A question was sent; its text may be blank where texts go with it. */
export class MessageSubmittedEvent extends Event {
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** It was typed, and not chosen from examples: the draft is done with. */
  readonly isDraft: boolean;

  constructor(text: string, draft: { attachments: readonly Attachment[] } | null = null) {
    super('message-submitted', { bubbles: true, composed: true });
    this.text = text;
    this.attachments = draft?.attachments ?? [];
    this.isDraft = draft !== null;
  }
}

declare global {
  interface HTMLElementEventMap {
    'message-submitted': MessageSubmittedEvent;
  }
}
