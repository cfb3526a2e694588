import { Store } from './store.ts';
import type { SettingsStorage } from '../storage/settings-storage.ts';

const defaultMinutes = 10;

/** After how many minutes without a question the model's memory is given back; null: never. */
export class RestStore extends Store<number | null> {
  private readonly storage: SettingsStorage;

  constructor(storage: SettingsStorage) {
    super(defaultMinutes);
    this.storage = storage;
  }

  async restore(): Promise<void> {
    const stored = await this.storage.read('rest-minutes');
    if (stored === null || (typeof stored === 'number' && stored >= 1)) this.update(() => stored);
  }

  async change(minutes: number | null): Promise<void> {
    this.update(() => minutes);
    await this.storage.write('rest-minutes', minutes);
  }
}
