/** The visitor wants to know which models a server has: from now on it may be asked for them. */
export class EndpointAskedEvent extends Event {
  readonly url: string;
  readonly key: string | null;

  constructor(url: string, key: string | null) {
    super('endpoint-asked', { bubbles: true, composed: true });
    this.url = url;
    this.key = key;
  }
}

declare global {
  interface HTMLElementEventMap {
    'endpoint-asked': EndpointAskedEvent;
  }
}
