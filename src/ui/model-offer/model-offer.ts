import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ModelCard } from '../../models/model-card.ts';
import { hero } from '../../styles/hero.ts';
import { base, buttons } from '../../styles/shared.ts';
import { ModelRequestedEvent } from '../events/model-requested-event.ts';
import { formatBytes } from '../format-bytes.ts';
import '../icon/icon.ts';
import { OwnTaskElement } from '../own-task-element.ts';
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
      <p class="name">
        <strong>${name}</strong> · ${maker} ·
        <a href=${licence.url} target="_blank" rel="noreferrer noopener">${licence.name}</a>
      </p>
      ${this.compact ? nothing : html`<p>${summary}</p>`}
      <ul>
        <li class="local">
          ${
            this.stored
              ? html`<hearth-icon name="check"></hearth-icon>It is already on this device.`
              : html`<hearth-icon name="down"></hearth-icon>${formatBytes(downloadBytes)}, fetched once and
                  then kept on this device.`
          }
        </li>
        <li><hearth-icon name="device"></hearth-icon>Nothing you type leaves this device.</li>
        <li><hearth-icon name="info"></hearth-icon>The model may be wrong.</li>
      </ul>
      <button type="button" class="primary" @click=${this.onRequest}>
        ${this.stored ? 'Start' : 'Get it and start'}
      </button>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-model-offer': HearthModelOffer;
  }
}
