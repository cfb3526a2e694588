// One small record per conversation, in a database of its own: drafts change with every word.
import { createStore, del, get, keys, set } from 'idb-keyval';
import { parseDraft } from '../conversations/draft.ts';
import { onIndexedDb } from './idb-errors.ts';
import type { Draft } from '../conversations/draft.ts';

const database = createStore('hearth-drafts', 'drafts');

/** Questions that are not sent yet. Every call may throw `storage-unavailable` or `storage-full`. */
export const draftStorage = {
  save: (key: string, draft: Draft): Promise<void> => onIndexedDb(() => set(key, draft, database)),
  remove: (key: string): Promise<void> => onIndexedDb(() => del(key, database)),
  /** Null when there is none, or its record is damaged. */
  load: async (key: string): Promise<Draft | null> =>
    parseDraft(await onIndexedDb(() => get<unknown>(key, database))),
  keys: (): Promise<string[]> => onIndexedDb(() => keys<string>(database)),
};

export type DraftStorage = typeof draftStorage;
