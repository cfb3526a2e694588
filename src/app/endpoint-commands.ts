// What a person does with servers of their own.
import { endpointId } from '../models/endpoint-record.ts';
import type { EndpointServer, ListedModel } from '../inference/contract/endpoint-contract.ts';
import type { EndpointModel } from '../models/endpoint-model.ts';
import type { ModelChoice } from '../models/model-choice.ts';
import type { SiteConfig } from '../models/site-config.ts';
import type { EndpointStore } from '../state/endpoint-store.ts';
import type { ModelStore } from '../state/model-store.ts';
import type { LibraryCommands } from './library-commands.ts';

export interface EndpointCommandServices {
  store: EndpointStore;
  model: ModelStore;
  library: LibraryCommands;
  siteConfig: () => Promise<SiteConfig>;
  /** What takes the place of an endpoint that is removed while it is the chosen model. */
  starter: ModelChoice;
}

export class EndpointCommands {
  private readonly services: EndpointCommandServices;

  constructor(services: EndpointCommandServices) {
    this.services = services;
  }

  /** What the site offers and allows. */
  async rules(): Promise<Pick<SiteConfig, 'endpoints' | 'visitorEndpoints'>> {
    return this.services.siteConfig();
  }

  /** @throws AppError `endpoint-…`; `AbortError` */
  look(server: EndpointServer, signal: AbortSignal): Promise<readonly ListedModel[]> {
    return this.services.store.listModels(server, signal);
  }

  /** Keeps a model of a server, and asks nobody anything. */
  async add(endpoint: EndpointModel): Promise<void> {
    await this.services.store.add(endpoint);
  }

  /** Turns to a model of a server and starts it: from now on questions go there. @throws AppError `model-unknown` */
  use(recordId: string): Promise<void> {
    return this.services.library.choose(endpointId({ id: recordId }));
  }

  /** Forgets a server and its key. */
  async remove(recordId: string): Promise<void> {
    const { store, model, starter } = this.services;
    await store.remove(recordId);
    if (model.isChosen(endpointId({ id: recordId }))) await model.choose(starter);
  }
}
