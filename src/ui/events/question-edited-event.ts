/** Something else shall be asked in a turn's place; the turn stays on a branch of its own. */
export class QuestionEditedEvent extends Event {
  readonly turnId: string;
  readonly question: string;

  constructor(turnId: string, question: string) {
    super('question-edited', { bubbles: true, composed: true });
    this.turnId = turnId;
    this.question = question;
  }
}

declare global {
  interface HTMLElementEventMap {
    'question-edited': QuestionEditedEvent;
  }
}
