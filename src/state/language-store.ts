import { currentLanguage, isLanguage, matchLanguage, speak } from '../i18n/language.ts';
import { Store } from './store.ts';
import type { LanguageWish } from '../i18n/language.ts';

const key = 'hearth-language';

/**
 * Which language the person wishes. It is kept where it can be read at once: the page waits for its words.
 */
export class LanguageStore extends Store<LanguageWish> {
  private readonly storage: () => Pick<Storage, 'getItem' | 'setItem'>;
  private readonly languages: () => readonly string[];

  /** @param storage may throw, as `localStorage` does where everything is blocked: then nothing is kept */
  constructor(
    storage: () => Pick<Storage, 'getItem' | 'setItem'> = () => localStorage,
    languages: () => readonly string[] = () => navigator.languages,
  ) {
    super('auto');
    this.storage = storage;
    this.languages = languages;
  }

  /** Speaks what was wished on the last visit. */
  async restore(): Promise<void> {
    const kept = this.read();
    this.update(() => (isLanguage(kept) ? kept : 'auto'));
    await this.apply();
  }

  async change(wish: LanguageWish): Promise<void> {
    this.update(() => wish);
    try {
      this.storage().setItem(key, wish);
    } catch {
      // It counts as long as the page is open.
    }
    await this.apply();
  }

  private read(): string | null {
    try {
      return this.storage().getItem(key);
    } catch {
      return null;
    }
  }

  private async apply(): Promise<void> {
    const language = this.value === 'auto' ? matchLanguage(this.languages()) : this.value;
    // What the document says of itself is English until somebody speaks.
    if (language !== currentLanguage()) await speak(language).catch(() => undefined);
  }
}
