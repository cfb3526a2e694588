/** The settings should open. */
export class SettingsRequestedEvent extends Event {
  constructor() {
    super('settings-requested', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'settings-requested': SettingsRequestedEvent;
  }
}
