import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ModelCard } from '../../models/model-card.ts';
import { hero } from '../../styles/hero.ts';
import { base, buttons } from '../../styles/shared.ts';
import { ModelRequestedEvent } from '../events/model-requested-event.ts';
import { formatBytes, formatBytesOf } from '../format-bytes.ts';
import '../icon/icon.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { renderLicence } from '../render-licence.ts';
import { styles } from './model-offer.styles.ts';

/**
 * The first visit: one sentence, what one agrees to, one button.
 * @event model-requested - the visitor agrees
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
  /** Below a conversation: only what is needed to go on. */
  @property({ type: Boolean, reflect: true }) compact = false;

  private onRequest(): void {
    this.dispatchEvent(new ModelRequestedEvent());
  }

  override render() {
    return html`${this.compact ? nothing : this.renderHeading()}
      ${this.card === null ? nothing : this.renderCard(this.card)} <slot></slot>`;
  }

  private renderHeading() {
    return html`<hearth-icon class="mark" name="hearth"></hearth-icon>
      <h1><span>Ask an open model.</span> <span>It runs on this computer.</span></h1>`;
  }

  private renderCard({ name, maker, licence, summary, downloadBytes }: ModelCard) {
    return html`<section class="card" aria-label="The model">
      <p class="name"><strong>${name}</strong> · ${maker} · ${renderLicence(licence)}</p>
      ${this.compact ? nothing : html`<p>${summary}</p>`}
      ${
        this.crash === null
          ? nothing
          : html`<p class="warning">
              <hearth-icon name="alert"></hearth-icon>Last time this tab died with this model. Close other
              programs, or choose a smaller one.
            </p>`
      }
      <ul>
        <li class="local">
          ${
            this.stored
              ? html`<hearth-icon name="check"></hearth-icon>It is already on this device.`
              : html`<hearth-icon name="down"></hearth-icon>${this.renderSize(downloadBytes)}`
          }
        </li>
        <li><hearth-icon name="device"></hearth-icon>Nothing you type leaves this device.</li>
        <li><hearth-icon name="info"></hearth-icon>The model may be wrong.</li>
      </ul>
      <button type="button" class="primary" @click=${this.onRequest}>${this.words}</button>
    </section>`;
  }

  private get words(): string {
    if (this.crash !== null) return 'Start anyway';
    if (this.stored) return 'Start';
    return this.storedBytes > 0 ? 'Go on' : 'Get it and start';
  }

  private renderSize(downloadBytes: number) {
    if (this.storedBytes > 0)
      return html`${formatBytesOf(this.storedBytes, downloadBytes)} are here already.`;
    return html`${formatBytes(downloadBytes)}, fetched once; works offline after.`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-model-offer': HearthModelOffer;
  }
}
