import { defaultGenerationSettings, parseGenerationSettings } from '../conversations/generation-settings.ts';
import { Store } from './store.ts';
import type { GenerationSettings } from '../conversations/generation-settings.ts';
import type { SettingsStorage } from '../storage/settings-storage.ts';

/** How replies are written, kept on this device. Without storage it lasts as long as the page. */
export class SettingsStore extends Store<GenerationSettings> {
  private readonly storage: SettingsStorage;

  constructor(storage: SettingsStorage) {
    super(defaultGenerationSettings);
    this.storage = storage;
  }

  async restore(): Promise<void> {
    const stored = await this.storage.read('generation');
    if (stored !== undefined) this.update(() => parseGenerationSettings(stored));
  }

  async change(settings: GenerationSettings): Promise<void> {
    this.update(() => parseGenerationSettings(settings));
    await this.storage.write('generation', this.value);
  }
}
