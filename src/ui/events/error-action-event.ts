import type { ErrorAction } from '../../errors/describe-error.ts';

/** The way on that an error notice offers was taken. */
export class ErrorActionEvent extends Event {
  readonly action: ErrorAction;

  constructor(action: ErrorAction) {
    super('error-action', { bubbles: true, composed: true });
    this.action = action;
  }
}

declare global {
  interface HTMLElementEventMap {
    'error-action': ErrorActionEvent;
  }
}
