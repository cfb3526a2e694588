import type { GenerationSettings } from '../../conversations/generation-settings.ts';

/** New conversations are to begin with these settings. */
export class SettingsKeptEvent extends Event {
  readonly settings: GenerationSettings;

  constructor(settings: GenerationSettings) {
    super('settings-kept', { bubbles: true, composed: true });
    this.settings = settings;
  }
}

declare global {
  interface HTMLElementEventMap {
    'settings-kept': SettingsKeptEvent;
  }
}
