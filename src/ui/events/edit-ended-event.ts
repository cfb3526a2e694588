/** A person has done with writing a question anew. */
export class EditEndedEvent extends Event {
  /** What is to be asked; null where it stays as it was. */
  readonly question: string | null;

  constructor(question: string | null) {
    super('edit-ended', { bubbles: true, composed: true });
    this.question = question;
  }
}

declare global {
  interface HTMLElementEventMap {
    'edit-ended': EditEndedEvent;
  }
}
