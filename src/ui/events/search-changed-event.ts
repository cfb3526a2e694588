/** Something else is looked for in the conversations. */
export class SearchChangedEvent extends Event {
  /** Empty: nothing any more. */
  readonly query: string;

  constructor(query: string) {
    super('search-changed', { bubbles: true, composed: true });
    this.query = query;
  }
}

declare global {
  interface HTMLElementEventMap {
    'search-changed': SearchChangedEvent;
  }
}
