/** The visitor wants to tell somebody how Hearth stands here. */
export class ReportRequestedEvent extends Event {
  constructor() {
    super('report-requested', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'report-requested': ReportRequestedEvent;
  }
}
