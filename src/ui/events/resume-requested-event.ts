/** A reply that was cut shall go on where it ended. */
export class ResumeRequestedEvent extends Event {
  readonly turnId: string;

  constructor(turnId: string) {
    super('resume-requested', { bubbles: true, composed: true });
    this.turnId = turnId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'resume-requested': ResumeRequestedEvent;
  }
}
