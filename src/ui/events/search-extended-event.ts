/** More of what was found should be shown. */
export class SearchExtendedEvent extends Event {
  constructor() {
    super('search-extended', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'search-extended': SearchExtendedEvent;
  }
}
