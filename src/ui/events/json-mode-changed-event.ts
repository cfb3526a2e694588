/** The next replies have to satisfy this JSON Schema; null: they are plain text. */
export class JsonModeChangedEvent extends Event {
  readonly schema: object | null;

  constructor(schema: object | null) {
    super('json-mode-changed', { bubbles: true, composed: true });
    this.schema = schema;
  }
}

declare global {
  interface HTMLElementEventMap {
    'json-mode-changed': JsonModeChangedEvent;
  }
}
