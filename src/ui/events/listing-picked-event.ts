/** The visitor wants to know more of one model of a repository. */
export class ListingPickedEvent extends Event {
  /** In the list. */
  readonly index: number;

  constructor(index: number) {
    super('listing-picked', { bubbles: true, composed: true });
    this.index = index;
  }
}

declare global {
  interface HTMLElementEventMap {
    'listing-picked': ListingPickedEvent;
  }
}
