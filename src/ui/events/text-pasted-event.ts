/** A long text was pasted, which is better kept apart from the question. */
export class TextPastedEvent extends Event {
  readonly text: string;

  constructor(text: string) {
    super('text-pasted', { bubbles: true, composed: true });
    this.text = text;
  }
}

declare global {
  interface HTMLElementEventMap {
    'text-pasted': TextPastedEvent;
  }
}
