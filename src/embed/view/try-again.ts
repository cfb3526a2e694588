import { msg } from '@lit/localize';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { ShownChat, ShownFailure } from './shown-chat.ts';

/** The button that asks again, or brings the model up again. */
export function tryAgain(failure: ShownFailure, session: ShownChat): TemplateResult {
  const onRetry = (): void => {
    if (failure.of === 'turn') session.retry(failure.turnId).catch(() => undefined);
    else session.goOn();
  };
  return html`<button type="button" @click=${onRetry}>${msg('Try again')}</button>`;
}
