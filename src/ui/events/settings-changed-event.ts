import type { GenerationSettings } from '../../conversations/generation-settings.ts';

/** All generation settings after a valid change. */
export class SettingsChangedEvent extends Event {
  readonly settings: GenerationSettings;

  constructor(settings: GenerationSettings) {
    super('settings-changed', { bubbles: true, composed: true });
    this.settings = settings;
  }
}

declare global {
  interface HTMLElementEventMap {
    'settings-changed': SettingsChangedEvent;
  }
}
