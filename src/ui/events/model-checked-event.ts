/** The files of this model should be read, and what is damaged fetched again. */
export class ModelCheckedEvent extends Event {
  readonly id: string;

  constructor(id: string) {
    super('model-checked', { bubbles: true, composed: true });
    this.id = id;
  }
}

declare global {
  interface HTMLElementEventMap {
    'model-checked': ModelCheckedEvent;
  }
}
