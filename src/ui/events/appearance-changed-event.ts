import type { AppearanceSettings } from '../appearance/appearance-settings.ts';

/** A person wants the page to look or behave otherwise. */
export class AppearanceChangedEvent extends Event {
  /** What they changed. */
  readonly change: Partial<AppearanceSettings>;

  constructor(change: Partial<AppearanceSettings>) {
    super('appearance-changed', { bubbles: true, composed: true });
    this.change = change;
  }
}

declare global {
  interface HTMLElementEventMap {
    'appearance-changed': AppearanceChangedEvent;
  }
}
