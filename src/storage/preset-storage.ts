// One record per preset, so that two tabs that save one each keep both.
import { createStore, del, set, values } from 'idb-keyval';
import { parsePreset } from '../conversations/presets.ts';
import { onIndexedDb } from './idb-errors.ts';
import type { Preset } from '../conversations/presets.ts';

const database = createStore('hearth-presets', 'presets');

/** Presets on this device. Every call may throw `storage-unavailable` or `storage-full`. */
export const presetStorage = {
  save: (preset: Preset): Promise<void> => onIndexedDb(() => set(preset.id, preset, database)),

  remove: (id: string): Promise<void> => onIndexedDb(() => del(id, database)),

  /** Damaged records are left where they are and out of the list. */
  list: async (): Promise<Preset[]> => {
    const records = await onIndexedDb(() => values<unknown>(database));
    return records.flatMap((record) => parsePreset(record) ?? []);
  },
};

export type PresetStorage = typeof presetStorage;
