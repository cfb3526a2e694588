// What only those need who look at settings, so it is fetched with them.
import { PresetStore } from '../state/preset-store.ts';
import { presetStorage } from '../storage/preset-storage.ts';

export const createPresetStore = (): PresetStore => new PresetStore(presetStorage);
