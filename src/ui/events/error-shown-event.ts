import type { AppError } from '../../errors/app-error.ts';

/** A person is told of a failure that is new. */
export class ErrorShownEvent extends Event {
  readonly error: AppError;

  constructor(error: AppError) {
    super('error-shown', { bubbles: true, composed: true });
    this.error = error;
  }
}

declare global {
  interface HTMLElementEventMap {
    'error-shown': ErrorShownEvent;
  }
}
