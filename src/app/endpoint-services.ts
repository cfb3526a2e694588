// Servers of the visitor's own: their store, and what a person does with them. Most visits have none, so this comes when it
// is asked for.
import { listEndpointModels } from '../inference/client/list-endpoint-models.ts';
import { EndpointStore } from '../state/endpoint-store.ts';
import { endpointRecords } from '../storage/endpoint-records.ts';
import { EndpointCommands } from './endpoint-commands.ts';
import type { Thread } from '../channel/thread-life.ts';
import type { EndpointCommandServices } from './endpoint-commands.ts';

export interface EndpointServices {
  store: EndpointStore;
  commands: EndpointCommands;
}

/** @param spawnFrame starts a frame that can reach one server */
export function createEndpointServices(
  services: Omit<EndpointCommandServices, 'store'>,
  spawnFrame: (origin: string) => Thread,
): EndpointServices {
  const store = new EndpointStore({
    records: endpointRecords,
    siteConfig: services.siteConfig,
    listModels: (server, signal) => listEndpointModels(spawnFrame, server, signal),
  });
  return { store, commands: new EndpointCommands({ ...services, store }) };
}
