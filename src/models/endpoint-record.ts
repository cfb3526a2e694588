import type { EndpointModel } from './endpoint-model.ts';
import type { ModelChoice } from './model-choice.ts';
import { parseEndpointKey, parseEndpointUrl } from './endpoint-address.ts';

/** A model of a server that the visitor has added. It stays on this device, and its key goes to that server only. */
export interface EndpointRecord extends EndpointModel {
  id: string;
  /** As the visitor sees it. */
  name: string;
}

/** Where a server does not say how much it reads at once: no current one reads less. */
export const usualContextTokens = 4096;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The record in a stored value, or null when it is not one. */
export function parseEndpointRecord(value: unknown): EndpointRecord | null {
  if (!isRecord(value)) return null;
  const { id, name, url, key, model, contextTokens } = value;
  const texts = [id, name, url, model].every((text) => typeof text === 'string' && text !== '');
  if (!texts || !(contextTokens === null || typeof contextTokens === 'number')) return null;
  if (key !== null && (typeof key !== 'string' || parseEndpointKey(key) !== key)) return null;
  const record = { id, name, url, key, model, contextTokens } as EndpointRecord;
  return parseEndpointUrl(record.url) === record.url ? record : null;
}

/** What distinguishes its id from a model's of the catalogue. */
export const endpointId = ({ id }: Pick<EndpointRecord, 'id'>): string => `endpoint:${id}`;

/** The model as one that can be chosen: nothing has to be fetched, and nothing of it is here. */
export function endpointChoice(record: EndpointRecord): ModelChoice {
  const { url, key, model, contextTokens, name } = record;
  const { host } = new URL(url);
  return {
    engine: 'endpoint',
    card: {
      id: endpointId(record),
      name,
      maker: host,
      licence: { name: '', url: null },
      downloadBytes: 0,
      // Whoever shows it says that it leaves the device, and where it goes to.
      summary: '',
      contextTokens: contextTokens ?? usualContextTokens,
    },
    needs: { features: [], limits: {}, memoryBytes: 0 },
    files: null,
    elsewhere: { engine: 'endpoint', endpoint: { url, key, model, contextTokens } },
  };
}
