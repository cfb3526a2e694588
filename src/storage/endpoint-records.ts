import { createStore, del, entries, set } from 'idb-keyval';
import { parseEndpointRecord } from '../models/endpoint-record.ts';
import { onIndexedDb } from './idb-errors.ts';
import type { EndpointRecord } from '../models/endpoint-record.ts';

const database = createStore('hearth-endpoints', 'records');

/**
 * The servers that the visitor has added, keys included: on this device, and nowhere else. Every call may throw
 * `storage-unavailable` or `storage-full`.
 */
export const endpointRecords = {
  /** By name; damaged records are left out. */
  list: async (): Promise<EndpointRecord[]> => {
    const records = await onIndexedDb(() => entries<string, unknown>(database));
    return records
      .flatMap(([, record]) => parseEndpointRecord(record) ?? [])
      .sort((a, b) => a.name.localeCompare(b.name));
  },

  save: (record: EndpointRecord): Promise<void> => onIndexedDb(() => set(record.id, record, database)),

  remove: (id: string): Promise<void> => onIndexedDb(() => del(id, database)),
};

export type EndpointRecords = typeof endpointRecords;
