import { randomId } from '../channel/random-id.ts';
import { endpointChoice, endpointId } from '../models/endpoint-record.ts';
import { mayAsk } from '../models/site-config.ts';
import { Store } from './store.ts';
import type { EndpointServer, ListedModel } from '../inference/contract/endpoint-contract.ts';
import type { EndpointRecord } from '../models/endpoint-record.ts';
import type { EndpointModel } from '../models/endpoint-model.ts';
import type { ModelChoice } from '../models/model-choice.ts';
import type { SiteConfig } from '../models/site-config.ts';
import type { EndpointRecords } from '../storage/endpoint-records.ts';

interface EndpointServices {
  records: EndpointRecords;
  siteConfig: () => Promise<SiteConfig>;
  /** Asks a server for its models, from a frame of its own. */
  listModels: (server: EndpointServer, signal: AbortSignal) => Promise<readonly ListedModel[]>;
}

/** The servers that the visitor has added. Null before they were looked up; that asks none of them. */
export class EndpointStore extends Store<readonly EndpointRecord[] | null> {
  private readonly services: EndpointServices;

  constructor(services: EndpointServices) {
    super(null);
    this.services = services;
  }

  /** Those that the site still allows. */
  async refresh(): Promise<void> {
    const { records, siteConfig } = this.services;
    const [stored, config] = await Promise.all([records.list(), siteConfig()]);
    this.update(() => stored.filter(({ url }) => mayAsk(config, url)));
  }

  /** The model that can be chosen by this id, if it is an endpoint's. */
  async find(id: string): Promise<ModelChoice | undefined> {
    if (this.value === null) await this.refresh();
    const record = this.value?.find((each) => endpointId(each) === id);
    return record === undefined ? undefined : endpointChoice(record);
  }

  /** @throws AppError `endpoint-…`; `AbortError` */
  listModels(server: EndpointServer, signal: AbortSignal): Promise<readonly ListedModel[]> {
    return this.services.listModels(server, signal);
  }

  /** Keeps one; the same model of the same server, added again, takes the new key. */
  async add(endpoint: EndpointModel): Promise<EndpointRecord> {
    await this.refresh();
    const { url, model } = endpoint;
    const known = this.value?.find((each) => each.url === url && each.model === model);
    const record = { ...endpoint, id: known?.id ?? randomId(), name: nameOf(model) };
    await this.services.records.save(record);
    await this.refresh();
    return record;
  }

  async remove(id: string): Promise<void> {
    await this.services.records.remove(id);
    await this.refresh();
  }
}

/** Some servers name a model by the path of its file. */
function nameOf(model: string): string {
  const file = model.split('/').pop() ?? '';
  return file === '' ? model : file.replace(/\.gguf$/i, '');
}
