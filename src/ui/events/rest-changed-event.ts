/** After so many minutes without a question the model shall be put away; null: never. */
export class RestChangedEvent extends Event {
  readonly minutes: number | null;

  constructor(minutes: number | null) {
    super('rest-changed', { bubbles: true, composed: true });
    this.minutes = minutes;
  }
}

declare global {
  interface HTMLElementEventMap {
    'rest-changed': RestChangedEvent;
  }
}
