/** The last question of the conversation shall be changed. */
export class EditLastRequestedEvent extends Event {
  constructor() {
    super('edit-last-requested', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'edit-last-requested': EditLastRequestedEvent;
  }
}
