import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { hasRoom } from '../../conversations/context-count.ts';
import { formatNumber } from '../../i18n/format-number.ts';
import { base, buttons } from '../../styles/shared.ts';
import { ContextRequestedEvent } from '../events/context-requested-event.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { styles } from './context-meter.styles.ts';
import { shareOf, shareWords, usedWords } from './context-words.ts';
import type { ContextCount } from '../../conversations/context-count.ts';

/**
 * How much of what the model can hold the next question takes; quiet until it matters.
 * @event context-requested - show what is sent
 */
@customElement('hearth-context-meter')
export class HearthContextMeter extends OwnTaskElement {
  static override styles = [base, buttons, styles];

  @query('.bar') private bar!: HTMLElement | null;

  @property({ attribute: false }) count: ContextCount | null = null;

  override updated(): void {
    // An attribute would not pass the page's policy.
    if (this.count !== null) this.bar?.style.setProperty('--share', String(Math.min(1, shareOf(this.count))));
  }

  private onOpen(): void {
    this.dispatchEvent(new ContextRequestedEvent());
  }

  override render() {
    const { count } = this;
    if (count === null) return nothing;
    const { usedTokens, replyTokens, contextTokens, isExact } = count;
    const share = shareWords(shareOf(count));
    const isTight = usedTokens + replyTokens > contextTokens;
    return html`<div class=${isTight ? 'line tight' : 'line'}>
      <span
        class="bar"
        role="meter"
        aria-label=${msg('Context', { desc: 'how full the context of the model is' })}
        aria-valuemin="0"
        aria-valuemax=${contextTokens}
        aria-valuenow=${Math.min(usedTokens, contextTokens)}
        aria-valuetext=${usedWords(count)}
      ></span>
      <button
        type="button"
        class="quiet"
        aria-haspopup="dialog"
        title=${msg('What the model reads')}
        @click=${this.onOpen}
      >
        ${isExact ? msg(str`context ${share}`) : msg(str`context about ${share}`)}
      </button>
      ${isTight ? html`<span class="room">${roomWords(count)}</span>` : nothing}
    </div>`;
  }
}

/** How much of a reply has room, where it is not all that the person allows. */
function roomWords(count: ContextCount): string {
  if (!hasRoom(count)) return msg('no room for a reply');
  const left = formatNumber(count.contextTokens - count.usedTokens);
  return msg(str`room for a reply of ${left} tokens`);
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-context-meter': HearthContextMeter;
  }
}
