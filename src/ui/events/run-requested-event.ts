/** Someone wants the self-test to run. */
export class RunRequestedEvent extends Event {
  /** Every byte is to be read, not only what is there. */
  readonly thorough: boolean;

  constructor(thorough: boolean) {
    super('run-requested', { bubbles: true, composed: true });
    this.thorough = thorough;
  }
}

declare global {
  interface HTMLElementEventMap {
    'run-requested': RunRequestedEvent;
  }
}
