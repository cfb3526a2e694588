import { createStore, del, entries, set, update } from 'idb-keyval';
import { parseModelRecord } from '../models/model-record.ts';
import { onIndexedDb } from './idb-errors.ts';
import type { ModelRecord } from '../models/model-record.ts';

const database = createStore('hearth-models', 'records');

type Named = Pick<ModelRecord, 'manifest'>;

/** Two revisions of a model may live side by side. */
const keyOf = ({ manifest }: Named): string => `${manifest.id}@${manifest.revision}`;

/** What this device knows of its models. Every call may throw `storage-unavailable` or `storage-full`. */
export const modelRecords = {
  /** Damaged records are left out. */
  list: async (): Promise<ModelRecord[]> => {
    const records = await onIndexedDb(() => entries<string, unknown>(database));
    return records.flatMap(([, record]) => parseModelRecord(record) ?? []);
  },

  save: (record: ModelRecord): Promise<void> => onIndexedDb(() => set(keyOf(record), record, database)),

  /** Applies `change` to what is stored now, another tab's changes included. */
  change: (record: ModelRecord, change: (stored: ModelRecord) => ModelRecord): Promise<void> =>
    onIndexedDb(() =>
      update<unknown>(keyOf(record), (stored) => change(parseModelRecord(stored) ?? record), database),
    ),

  remove: (record: Named): Promise<void> => onIndexedDb(() => del(keyOf(record), database)),
};

export type ModelRecords = typeof modelRecords;
