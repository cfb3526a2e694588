/** This model is wanted as a file. */
export class ModelExportedEvent extends Event {
  readonly id: string;
  /** In parts that fit a FAT32 stick. */
  readonly inParts: boolean;

  constructor(id: string, inParts = false) {
    super('model-exported', { bubbles: true, composed: true });
    this.id = id;
    this.inParts = inParts;
  }
}

declare global {
  interface HTMLElementEventMap {
    'model-exported': ModelExportedEvent;
  }
}
