import { Store } from './store.ts';
import type { ThemeWish } from '../styles/apply-theme.ts';

/** How the page looks and behaves to this person, whatever is said in it. */
export interface Appearance {
  theme: ThemeWish;
  /** A sound at the end of a reply. */
  sound: boolean;
  /** A notification at the end of a reply, when nobody looks. */
  notification: boolean;
  /** Keys that work everywhere on the page. */
  shortcuts: boolean;
  /** The list of conversations is shown where there is room. */
  sidebar: boolean;
}

export const defaultAppearance: Appearance = {
  theme: 'system',
  sound: false,
  notification: false,
  shortcuts: true,
  sidebar: true,
};

const key = 'hearth-appearance';

function parseAppearance(text: string | null): Appearance {
  const { theme, sound, notification, shortcuts, sidebar } = readRecord(text);
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    sound: sound === true,
    notification: notification === true,
    shortcuts: shortcuts !== false,
    sidebar: sidebar !== false,
  };
}

function readRecord(text: string | null): Partial<Record<keyof Appearance, unknown>> {
  try {
    return (JSON.parse(text ?? '{}') ?? {}) as Partial<Record<keyof Appearance, unknown>>;
  } catch {
    return {};
  }
}

/** Kept where it can be read at once, so that the page is never shown in other colours first. */
export class AppearanceStore extends Store<Appearance> {
  private readonly storage: () => Pick<Storage, 'getItem' | 'setItem'>;

  /** @param storage may throw, as `localStorage` does where everything is blocked: then nothing is kept */
  constructor(storage: () => Pick<Storage, 'getItem' | 'setItem'> = () => localStorage) {
    super(defaultAppearance);
    this.storage = storage;
    this.restore();
  }

  change(change: Partial<Appearance>): void {
    this.update((before) => ({ ...before, ...change }));
    try {
      this.storage().setItem(key, JSON.stringify(this.value));
    } catch {
      // It counts as long as the page is open.
    }
  }

  private restore(): void {
    try {
      const kept = this.storage().getItem(key);
      if (kept !== null) this.update(() => parseAppearance(kept));
    } catch {
      // What is blocked was never kept.
    }
  }
}
