// The presets that a person has made on this device.
import { randomId } from '../channel/random-id.ts';
import { presetName } from '../conversations/presets.ts';
import { toAppError } from '../errors/app-error.ts';
import { Store } from './store.ts';
import type { AppError } from '../errors/app-error.ts';
import type { GenerationSettings } from '../conversations/generation-settings.ts';
import type { Preset } from '../conversations/presets.ts';
import type { PresetStorage } from '../storage/preset-storage.ts';

interface PresetState {
  /** By name. */
  presets: readonly Preset[];
  /** The last failure of storage, while it lasts: what is on the screen may not be kept. */
  error: AppError | null;
}

/** Without storage they last as long as the page. */
export class PresetStore extends Store<PresetState> {
  private readonly storage: PresetStorage;

  constructor(storage: PresetStorage) {
    super({ presets: [], error: null });
    this.storage = storage;
  }

  /** Reads them, also those of other tabs. */
  async restore(): Promise<void> {
    await this.keep(async () => {
      const presets = await this.storage.list();
      this.show(() => presets);
    });
  }

  /** Gives settings a name; a preset that has it already takes them. */
  async save(name: string, settings: GenerationSettings): Promise<void> {
    const kept = presetName(name);
    if (kept === '') return;
    const before = this.value.presets.find((preset) => preset.name === kept);
    await this.put({ id: before?.id ?? randomId(), name: kept, settings });
  }

  async rename(id: string, name: string): Promise<void> {
    const preset = this.value.presets.find((each) => each.id === id);
    if (preset !== undefined && presetName(name) !== '')
      await this.put({ ...preset, name: presetName(name) });
  }

  async remove(id: string): Promise<void> {
    this.show((presets) => presets.filter((preset) => preset.id !== id));
    await this.keep(() => this.storage.remove(id));
  }

  /** Adds one as it is: one that was removed, or came from a file. */
  async put(preset: Preset): Promise<void> {
    this.show((presets) => [...presets.filter(({ id }) => id !== preset.id), preset]);
    await this.keep(() => this.storage.save(preset));
  }

  private show(change: (presets: readonly Preset[]) => readonly Preset[]): void {
    this.update(({ presets, error }) => ({
      presets: [...change(presets)].sort((one, other) => one.name.localeCompare(other.name)),
      error,
    }));
  }

  private async keep(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.update((state) => ({ ...state, error: null }));
    } catch (error) {
      this.update((state) => ({ ...state, error: toAppError(error) }));
    }
  }
}
