import { localized, msg } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { StoredError } from '../../conversations/conversation.ts';
import type { AppError } from '../../errors/app-error.ts';
import { actionLabel, describeError } from '../../errors/describe-error.ts';
import type { ErrorAction } from '../../errors/describe-error.ts';
import { base, buttons, disclosure } from '../../styles/shared.ts';
import '../copy-button/copy-button.ts';
import { ErrorActionEvent } from '../events/error-action-event.ts';
import '../icon/icon.ts';
import { asAppError } from './as-app-error.ts';
import { styles } from './error-notice.styles.ts';

/**
 * What failed, what it means and one way on; the code and the facts are one click deeper.
 * @event error-action - the way on was taken
 */
@localized()
@customElement('hearth-error-notice')
export class HearthErrorNotice extends LitElement {
  static override styles = [base, buttons, disclosure, styles];

  @property({ attribute: false }) error: AppError | StoredError | null = null;
  /** Under a failed turn: without the card around it. */
  @property({ type: Boolean, reflect: true }) inline = false;
  /** It was there when the page opened, so it does not interrupt. */
  @property({ type: Boolean }) silent = false;

  private onAction(action: ErrorAction): void {
    this.dispatchEvent(new ErrorActionEvent(action));
  }

  override render() {
    if (this.error === null) return nothing;
    const error = asAppError(this.error);
    const { title, explanation, action } = describeError(error);
    const facts = JSON.stringify({ code: error.code, detail: error.detail }, null, 2);
    return html`<hearth-icon name="alert"></hearth-icon>
      <div class="body">
        <div role=${this.silent ? 'group' : 'alert'}>
          <p class="title">${title}</p>
          <p>${explanation}</p>
        </div>
        <button type="button" @click=${() => this.onAction(action)}>${actionLabel(action)}</button>
        ${this.renderFacts(facts)}
      </div>`;
  }

  private renderFacts(facts: string) {
    return html`<details>
      <summary><hearth-icon name="chevron"></hearth-icon>${msg('Details')}</summary>
      <pre tabindex="0" aria-label=${msg('Details of the failure')} role="group">${facts}</pre>
      <hearth-copy-button what="details" .text=${facts}></hearth-copy-button>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-error-notice': HearthErrorNotice;
  }
}
