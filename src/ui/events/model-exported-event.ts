/** This model is wanted as a file. */
export class ModelExportedEvent extends Event {
  readonly id: string;

  constructor(id: string) {
    super('model-exported', { bubbles: true, composed: true });
    this.id = id;
  }
}

declare global {
  interface HTMLElementEventMap {
    'model-exported': ModelExportedEvent;
  }
}
