/** How many cores of the processor models may use from now on: `later` leaves it as it is and asks no more. */
export class CoresWishedEvent extends Event {
  readonly wish: 'all' | 'one' | 'later';

  constructor(wish: CoresWishedEvent['wish']) {
    super('cores-wished', { bubbles: true, composed: true });
    this.wish = wish;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cores-wished': CoresWishedEvent;
  }
}
