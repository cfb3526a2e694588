import { localized, msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base, buttons } from '../../styles/shared.ts';
import { ToastActedEvent } from '../events/toast-acted-event.ts';
import { ToastDismissedEvent } from '../events/toast-dismissed-event.ts';
import '../icon/icon.ts';

const shownMs = 8000;

const styles = css`
  :host {
    position: fixed;
    z-index: 2;
    inset-block-end: calc(6.5rem + env(safe-area-inset-bottom));
    inset-inline: var(--space-3);
    display: grid;
    justify-content: center;
    pointer-events: none;
  }
  .toast {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    max-inline-size: 32rem;
    padding: var(--space-1);
    padding-inline-start: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
    background: var(--surface);
    box-shadow: var(--shadow);
    pointer-events: auto;
  }
  button:not(.icon) {
    color: var(--accent);
  }
`;

/**
 * One sentence that comes and goes, with at most one action. It waits while it is pointed at or focused.
 * @event toast-acted - the action was taken
 * @event toast-dismissed - closed by hand or, unless it is lasting, after eight seconds; the owner empties `message`
 */
@localized()
@customElement('hearth-toast')
export class HearthToast extends LitElement {
  static override styles = [base, buttons, styles];

  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Empty: nothing is shown. */
  @property() message = '';
  /** The label of the action, such as “Undo”; empty for none. */
  @property() action = '';
  /** It stays until it is closed: what it says matters later too. */
  @property({ type: Boolean }) lasting = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('message')) this.startTimer();
  }

  private readonly startTimer = (): void => {
    clearTimeout(this.timer);
    if (this.message !== '' && !this.lasting) this.timer = setTimeout(this.onDismiss, shownMs);
  };

  private readonly stopTimer = (): void => clearTimeout(this.timer);

  private readonly onDismiss = (): void => {
    clearTimeout(this.timer);
    this.dispatchEvent(new ToastDismissedEvent());
  };

  private onAct(): void {
    clearTimeout(this.timer);
    this.dispatchEvent(new ToastActedEvent());
  }

  override render() {
    return html`<div
      role="status"
      @pointerenter=${this.stopTimer}
      @pointerleave=${this.startTimer}
      @focusin=${this.stopTimer}
      @focusout=${this.startTimer}
    >
      ${this.message === '' ? nothing : this.renderToast()}
    </div>`;
  }

  private renderToast() {
    return html`<div class="toast">
      <span>${this.message}</span>
      ${this.action === '' ? nothing : html`<button type="button" class="quiet" @click=${this.onAct}>${this.action}</button>`}
      <button type="button" class="quiet icon" aria-label=${msg('Close')} @click=${this.onDismiss}>
        <hearth-icon name="close"></hearth-icon>
      </button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-toast': HearthToast;
  }
}
