import { createStore, get, set } from 'idb-keyval';
import { onIndexedDb } from './idb-errors.ts';

const database = createStore('hearth-settings', 'settings');

type Key =
  | 'generation'
  | 'last-conversation'
  | 'last-model'
  | 'rest-minutes'
  | 'engine-history'
  | 'engine-wish'
  | 'cores-declined';

/** Small values on this device; what is read is not trusted, so it comes as `unknown`. */
export const settingsStorage = {
  read: (key: Key): Promise<unknown> => onIndexedDb(() => get<unknown>(key, database)),
  write: (key: Key, value: unknown): Promise<void> => onIndexedDb(() => set(key, value, database)),
};

export type SettingsStorage = typeof settingsStorage;
