import { beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSiteConfig } from '../models/site-config.ts';
import { endpointId } from '../models/endpoint-record.ts';
import { EndpointStore } from './endpoint-store.ts';
import type { EndpointRecord } from '../models/endpoint-record.ts';
import type { SiteConfig } from '../models/site-config.ts';

const endpoint = {
  url: 'https://llm.example/v1',
  key: 'sk-1',
  model: '/models/Qwen3-4B.gguf',
  contextTokens: 8192,
};

let stored: Map<string, EndpointRecord>;
const listModels = vi.fn(async () => [{ id: 'm', contextTokens: null }]);
beforeEach(() => {
  stored = new Map();
  listModels.mockClear();
});

function open(config: Partial<SiteConfig> = {}): EndpointStore {
  return new EndpointStore({
    records: {
      list: async () => [...stored.values()],
      save: async (record) => void stored.set(record.id, record),
      remove: async (id) => void stored.delete(id),
    },
    siteConfig: async () => ({ ...defaultSiteConfig, ...config }),
    listModels,
  });
}

describe('the store of endpoints', () => {
  it('keeps what is added, under a name that people can read', async () => {
    const store = open();
    await store.add(endpoint);
    expect(store.value).toMatchObject([{ ...endpoint, name: 'Qwen3-4B' }]);
  });

  it('takes the new key of a model that is added again', async () => {
    const store = open();
    const { id } = await store.add(endpoint);
    await store.add({ ...endpoint, key: 'sk-2' });
    expect(store.value).toMatchObject([{ id, key: 'sk-2' }]);
  });

  it('finds what can be chosen by its id, also before it was looked at, and asks no server', async () => {
    const record = await open().add(endpoint);
    const choice = await open().find(endpointId(record));
    expect(choice?.elsewhere).toEqual({ engine: 'endpoint', endpoint });
    await expect(open().find('endpoint:gone')).resolves.toBeUndefined();
    await expect(open().find('SmolLM2')).resolves.toBeUndefined();
    expect(listModels).not.toHaveBeenCalled();
  });

  it('forgets what is removed', async () => {
    const store = open();
    const { id } = await store.add(endpoint);
    await store.remove(id);
    expect(store.value).toEqual([]);
    expect(stored.size).toBe(0);
  });

  it('shows only what the site allows', async () => {
    await open().add(endpoint);
    const off = open({ visitorEndpoints: false });
    await off.refresh();
    expect(off.value).toEqual([]);
    const own = open({ visitorEndpoints: false, endpoints: ['https://llm.example/other'] });
    await own.refresh();
    expect(own.value).toHaveLength(1);
  });
});
