// How a server of the visitor's own is reached: through a frame that can reach it, which this page cannot.
import { listEndpointModels } from '../inference/client/list-endpoint-models.ts';
import { spawnEndpointFrame } from '../inference/client/spawn-endpoint-frame.ts';
import { EndpointStore } from '../state/endpoint-store.ts';
import { endpointRecords } from '../storage/endpoint-records.ts';
import { siteUrl } from './site-url.ts';
import type { Thread } from '../channel/thread-life.ts';
import type { SiteConfig } from '../models/site-config.ts';

/** A frame that can reach that one server. */
export const spawnFrame = (origin: string): Thread => spawnEndpointFrame(siteUrl('endpoint.html'), origin);

export const createEndpointStore = (siteConfig: () => Promise<SiteConfig>): EndpointStore =>
  new EndpointStore({
    records: endpointRecords,
    siteConfig,
    listModels: (server, signal) => listEndpointModels(spawnFrame, server, signal),
  });
