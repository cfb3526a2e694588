/** The question is to be asked in all ways. */
export class ComparisonAskedEvent extends Event {
  constructor() {
    super('comparison-asked', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'comparison-asked': ComparisonAskedEvent;
  }
}
