import { createStore, get, set } from 'idb-keyval';
import { fromIndexedDb } from './idb-errors.ts';

const database = createStore('hearth-settings', 'settings');

type Key = 'generation' | 'last-conversation';

/** Small values on this device; what is read is not trusted, so it comes as `unknown`. */
export const settingsStorage = {
  read: async (key: Key): Promise<unknown> => {
    try {
      return await get<unknown>(key, database);
    } catch (error) {
      throw fromIndexedDb(error);
    }
  },
  write: async (key: Key, value: unknown): Promise<void> => {
    try {
      await set(key, value, database);
    } catch (error) {
      throw fromIndexedDb(error);
    }
  },
};

export type SettingsStorage = typeof settingsStorage;
