/** This model should leave the device. */
export class ModelRemovedEvent extends Event {
  readonly id: string;

  constructor(id: string) {
    super('model-removed', { bubbles: true, composed: true });
    this.id = id;
  }
}

declare global {
  interface HTMLElementEventMap {
    'model-removed': ModelRemovedEvent;
  }
}
