import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ModelCard } from '../../models/model-card.ts';
import { hero } from '../../styles/hero.ts';
import { base, buttons } from '../../styles/shared.ts';
import { isOverridable } from '../../models/choose-engine.ts';
import type { EngineReason, EngineWish } from '../../models/choose-engine.ts';
import { describeEngine, otherWay } from '../describe-engine.ts';
import { EngineWishedEvent } from '../events/engine-wished-event.ts';
import { ModelRequestedEvent } from '../events/model-requested-event.ts';
import { formatBytes, formatBytesOf } from '../format-bytes.ts';
import '../icon/icon.ts';
import { translate } from '../../i18n/translate.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { renderLicence } from '../render-licence.ts';
import { styles } from './model-offer.styles.ts';

/**
 * The first visit: one sentence, what one agrees to, one button.
 * @event model-requested - the visitor agrees
 * @event engine-wished - the visitor wants it to run elsewhere
 * @slot - a quiet way to something else, below the card
 */
@customElement('hearth-model-offer')
export class HearthModelOffer extends OwnTaskElement {
  static override styles = [base, buttons, hero, styles];

  @property({ attribute: false }) card: ModelCard | null = null;
  /** Every file is on this device already. */
  @property({ type: Boolean }) stored = false;
  /** What an earlier attempt left here. */
  @property({ attribute: false }) storedBytes = 0;
  /** The tab died with this model last time. */
  @property({ attribute: false }) crash: { atMs: number } | null = null;
  /** For a model that runs elsewhere: the mark that says where what is written goes. */
  @property() leaving = '';
  /** The browser brings it: it is not open, and nobody knows where it runs. */
  @property({ type: Boolean }) foreign = false;
  /** Which engine runs it, and why. */
  @property() engine: 'web-llm' | 'wllama' = 'web-llm';
  @property() reason: EngineReason = 'only-build';
  /** Below a conversation: only what is needed to go on. */
  @property({ type: Boolean, reflect: true }) compact = false;

  private onRequest(): void {
    this.dispatchEvent(new ModelRequestedEvent());
  }

  private onWish(wish: EngineWish): void {
    this.dispatchEvent(new EngineWishedEvent(wish));
  }

  override render() {
    return html`${this.compact ? nothing : this.renderHeading()}
      ${this.card === null ? nothing : this.renderCard(this.card)} <slot></slot>`;
  }

  private renderHeading() {
    const here = this.leaving === '' ? msg('It runs on this computer.') : msg('It runs on a server.');
    const [what, where] = this.foreign
      ? [msg('Ask the model of your browser.'), msg('It is not an open one.')]
      : [msg('Ask an open model.'), here];
    return html`<hearth-icon class="mark" name="hearth"></hearth-icon>
      <h1><span>${what}</span> <span>${where}</span></h1>`;
  }

  private renderCard(card: ModelCard) {
    const { name, maker, licence, summary } = card;
    return html`<section class="card" aria-label=${msg('The model')}>
      <p class="name">
        <strong><bdi>${name}</bdi></strong> · <bdi>${translate(maker)}</bdi>
        ${licence.name === '' ? nothing : html`· ${renderLicence(licence)}`}
      </p>
      ${this.compact ? nothing : html`<p>${this.leaving === '' ? translate(summary) : msg('It runs on a server. What you write is sent there.')}</p>`}
      ${
        this.crash === null
          ? nothing
          : html`<p class="warning">
              <hearth-icon name="alert"></hearth-icon
              >${msg('Last time this tab died with this model. Close other programs, or choose a smaller one.')}
            </p>`
      }
      <ul>
        ${this.foreign ? this.renderForeign() : this.leaving === '' ? this.renderHere(card) : this.renderLeaving()}
        <li><hearth-icon name="info"></hearth-icon>${msg('The model may be wrong.')}</li>
      </ul>
      <button type="button" class="primary" @click=${this.onRequest}>${this.words}</button>
    </section>`;
  }

  private renderForeign() {
    return html`<li>
        <hearth-icon name="device"></hearth-icon
        >${msg('What you write is handed to your browser. Chrome and Edge keep it on this device; no page can check that.')}
      </li>
      <li>
        <hearth-icon name="down"></hearth-icon
        >${msg('A browser that does not have its model yet fetches it first.')}
      </li>`;
  }

  private renderLeaving() {
    return html`<li class="leaving">
      <hearth-icon name="leave"></hearth-icon>${msg(str`What you write ${this.leaving}`)}
    </li>`;
  }

  private renderHere({ downloadBytes }: ModelCard) {
    return html`<li class="local">
        ${
          this.stored
            ? html`<hearth-icon name="check"></hearth-icon>${msg('It is already on this device.')}`
            : html`<hearth-icon name="down"></hearth-icon>${this.renderSize(downloadBytes)}`
        }
      </li>
      <li><hearth-icon name="device"></hearth-icon>${msg('Nothing you type leaves this device.')}</li>
      ${this.renderEngine()}`;
  }

  /** A graphics chip that does what it should is nothing to talk about. */
  private renderEngine() {
    const { engine, reason } = this;
    if (reason === 'gpu' || reason === 'only-build') return nothing;
    const { wish, words } = otherWay(engine, reason);
    return html`<li class="engine">
      <hearth-icon name="chip"></hearth-icon>
      <span>
        ${describeEngine(engine, reason)}
        ${isOverridable(reason) ? html`<button type="button" class="link" @click=${() => this.onWish(wish)}>${words}</button>` : nothing}
      </span>
    </li>`;
  }

  private get words(): string {
    if (this.crash !== null) return msg('Start anyway');
    if (this.stored) return msg('Start');
    return this.storedBytes > 0 ? msg('Go on') : msg('Get it and start');
  }

  private renderSize(downloadBytes: number) {
    if (this.storedBytes > 0)
      return html`${msg(str`${formatBytesOf(this.storedBytes, downloadBytes)} are here already.`)}`;
    return html`${msg(str`${formatBytes(downloadBytes)}, fetched once; works offline after.`)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-model-offer': HearthModelOffer;
  }
}
