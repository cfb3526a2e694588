/** `change`: back to the question; `cancel`: no summary after all. */
export type OverflowChoice = 'leave-out' | 'summarise' | 'start-fresh' | 'send-anyway' | 'change' | 'cancel';

/** What is to be done about a question or a reply that has no room. */
export class OverflowChosenEvent extends Event {
  readonly choice: OverflowChoice;

  constructor(choice: OverflowChoice) {
    super('overflow-chosen', { bubbles: true, composed: true });
    this.choice = choice;
  }
}

declare global {
  interface HTMLElementEventMap {
    'overflow-chosen': OverflowChosenEvent;
  }
}
