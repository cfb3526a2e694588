// How a server of the visitor's own is reached: through a frame that can reach it, which this page cannot.
import { listEndpointModels } from '../inference/client/list-endpoint-models.ts';
import { EndpointStore } from '../state/endpoint-store.ts';
import { endpointRecords } from '../storage/endpoint-records.ts';
import { spawnFrame } from './spawn-engine.ts';
import type { SiteConfig } from '../models/site-config.ts';

export const createEndpointStore = (siteConfig: () => Promise<SiteConfig>): EndpointStore =>
  new EndpointStore({
    records: endpointRecords,
    siteConfig,
    listModels: (server, signal) => listEndpointModels(spawnFrame, server, signal),
  });
