/** A server of the visitor's own is to be forgotten, with its key. */
export class EndpointRemovedEvent extends Event {
  readonly id: string;

  constructor(id: string) {
    super('endpoint-removed', { bubbles: true, composed: true });
    this.id = id;
  }
}

declare global {
  interface HTMLElementEventMap {
    'endpoint-removed': EndpointRemovedEvent;
  }
}
