import { localized, msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { hero } from '../../styles/hero.ts';
import { base, buttons } from '../../styles/shared.ts';
import { DownloadPausedEvent } from '../events/download-paused-event.ts';
import { LoadCancelledEvent } from '../events/load-cancelled-event.ts';
import { ModelRequestedEvent } from '../events/model-requested-event.ts';
import '../icon/icon.ts';
import { announceLoad, describeLoad, loadSteps, titleOfStep } from './describe-load.ts';
import type { LoadDescription, LoadState } from './describe-load.ts';
import { styles } from './load-progress.styles.ts';

/**
 * How far the model is on its way, in three steps with words.
 * @event load-cancelled - the visitor does not want to wait
 * @event download-paused
 * @event model-requested - go on after a pause
 */
@localized()
@customElement('hearth-load-progress')
export class HearthLoadProgress extends LitElement {
  static override styles = [base, buttons, hero, styles];

  @property({ attribute: false }) state: LoadState | null = null;
  /** For a model that runs elsewhere: the server that is asked for it; then there is one step only. */
  @property() host = '';
  /** Below a conversation: only the step that runs now. */
  @property({ type: Boolean, reflect: true }) compact = false;

  private onCancel(): void {
    this.dispatchEvent(new LoadCancelledEvent());
  }

  override render() {
    if (this.state === null) return nothing;
    const load = describeLoad(this.state);
    const current = loadSteps.indexOf(load.step);
    return html`${this.compact ? nothing : this.renderHeading()}
      <div class="card">
        <ol>
          ${
            this.host === ''
              ? loadSteps.map((step, index) => this.renderStep(titleOfStep(step), index - current, load))
              : this.renderStep(msg(str`Asking ${this.host}`), 0, load)
          }
        </ol>
        <div class="foot">
          <p>${this.host === '' ? this.renderWords(this.state) : nothing}</p>
          ${this.renderPause(this.state)}
          <button type="button" @click=${this.onCancel}>${msg('Cancel')}</button>
        </div>
        <slot></slot>
      </div>
      <span class="visually-hidden" role="status"
        >${this.host === '' ? announceLoad(load) : msg(str`Asking ${this.host}`)}</span
      >`;
  }

  private renderWords(state: LoadState) {
    const { status } = state;
    if (status === 'downloading' && state.isAsking)
      return msg(
        'Your browser asks whether this site may keep files. If it may, it will not clear the model by itself.',
      );
    if (status === 'downloading' && state.isPrivate)
      return msg('This looks like a private window: the model is gone when you close it.');
    if (status === 'paused') return msg('What has arrived waits here, also when you close the page.');
    return status === 'downloading'
      ? msg('What has arrived is kept, even if you stop.')
      : msg('This takes a moment. Nothing is being sent.');
  }

  private renderPause({ status }: LoadState) {
    if (status === 'downloading')
      return html`<button type="button" @click=${() => this.dispatchEvent(new DownloadPausedEvent())}>
        ${msg('Pause')}
      </button>`;
    if (status !== 'paused') return nothing;
    return html`<button
      type="button"
      class="primary"
      @click=${() => this.dispatchEvent(new ModelRequestedEvent())}
    >
      ${msg('Go on')}
    </button>`;
  }

  private renderHeading() {
    return html`<hearth-icon class="mark" name="hearth"></hearth-icon>
      <h1>${msg('Getting the model ready')}</h1>`;
  }

  /** `distance` to the current step: negative is done, 0 is now. */
  private renderStep(title: string, distance: number, load: LoadDescription) {
    if (distance < 0) {
      return html`<li class="done"><hearth-icon name="check"></hearth-icon><span>${title}</span></li>`;
    }
    if (distance > 0) return html`<li class="later"><span class="dot"></span><span>${title}</span></li>`;
    return html`<li class="now" aria-current="step">
      <span class="dot"></span>
      <span>${title}</span>
      <span class="figures">${load.figures}</span>
      ${this.renderBar(title, load)}
    </li>`;
  }

  private renderBar(title: string, { share, figures }: LoadDescription) {
    if (share === null) return html`<progress aria-label=${title}></progress>`;
    return html`<progress aria-label=${title} aria-valuetext=${figures} max="1" .value=${share}></progress>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-load-progress': HearthLoadProgress;
  }
}
