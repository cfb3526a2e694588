/** This model is wanted: the one click by which a visitor agrees to it. */
export class ModelChosenEvent extends Event {
  readonly id: string;

  constructor(id: string) {
    super('model-chosen', { bubbles: true, composed: true });
    this.id = id;
  }
}

declare global {
  interface HTMLElementEventMap {
    'model-chosen': ModelChosenEvent;
  }
}
