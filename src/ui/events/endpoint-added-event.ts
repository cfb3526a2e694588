import type { EndpointModel } from '../../models/endpoint-model.ts';

/** The visitor wants to keep a model of a server. */
export class EndpointAddedEvent extends Event {
  readonly endpoint: EndpointModel;

  constructor(endpoint: EndpointModel) {
    super('endpoint-added', { bubbles: true, composed: true });
    this.endpoint = endpoint;
  }
}

declare global {
  interface HTMLElementEventMap {
    'endpoint-added': EndpointAddedEvent;
  }
}
