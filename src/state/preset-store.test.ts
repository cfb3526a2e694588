import { describe, expect, it } from 'vitest';
import { defaultGenerationSettings } from '../conversations/generation-settings.ts';
import { AppError } from '../errors/app-error.ts';
import { PresetStore } from './preset-store.ts';
import type { Preset } from '../conversations/presets.ts';

const settings = { ...defaultGenerationSettings, temperature: 0.3 };

function setUp(...stored: Preset[]) {
  const records = new Map(stored.map((preset) => [preset.id, preset]));
  const storage = {
    save: async (preset: Preset) => void records.set(preset.id, preset),
    remove: async (id: string) => void records.delete(id),
    list: async () => [...records.values()],
  };
  const store = new PresetStore(storage);
  return { store, storage, names: () => store.value.presets.map(({ name }) => name), records };
}

describe('presets', () => {
  it('are read, by name', async () => {
    const { store, names } = setUp(
      { id: 'b', name: 'Letters', settings },
      { id: 'a', name: 'Code', settings },
    );
    await store.restore();
    expect(names()).toEqual(['Code', 'Letters']);
  });

  it('are kept under a name, and a name is kept once', async () => {
    const { store, names, records } = setUp();
    await store.save(' Letters ', settings);
    await store.save('Letters', { ...settings, temperature: 1 });
    await store.save('  ', settings);
    expect(names()).toEqual(['Letters']);
    expect([...records.values()]).toMatchObject([{ name: 'Letters', settings: { temperature: 1 } }]);
  });

  it('are renamed, removed and put back', async () => {
    const { store, names, records } = setUp();
    await store.save('Letters', settings);
    const [{ id }] = store.value.presets as [Preset];
    await store.rename(id, 'Formal letters');
    await store.rename(id, ' ');
    expect(names()).toEqual(['Formal letters']);
    const [removed] = store.value.presets as [Preset];
    await store.remove(id);
    expect(names()).toEqual([]);
    expect(records.size).toBe(0);
    await store.put(removed);
    expect(names()).toEqual(['Formal letters']);
    expect(records.size).toBe(1);
  });

  it('last as long as the page where nothing can be stored, and that is told', async () => {
    const { store, storage, names } = setUp();
    storage.save = async () => {
      throw new AppError('storage-unavailable', { reason: 'private' });
    };
    await store.save('Letters', settings);
    expect(names()).toEqual(['Letters']);
    expect(store.value.error?.code).toBe('storage-unavailable');
    await store.remove(store.value.presets[0]!.id);
    expect(store.value.error).toBeNull();
  });
});
