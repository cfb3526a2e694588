/** The visitor agrees to get the model (or to start the stored one). */
export class ModelRequestedEvent extends Event {
  constructor() {
    super('model-requested', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'model-requested': ModelRequestedEvent;
  }
}
