import { localized, msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { base, buttons } from '../../styles/shared.ts';
import { CoresWishedEvent } from '../events/cores-wished-event.ts';
import '../icon/icon.ts';

const styles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-3);
    max-inline-size: var(--measure);
    margin: 0 auto;
    padding-inline: var(--space-4);
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  p {
    display: flex;
    flex: 1 1 18rem;
    gap: var(--space-2);
    margin: 0;
  }
  hearth-icon {
    flex: none;
    inline-size: 1.125rem;
    block-size: 1.125rem;
  }
`;

/**
 * A line near the composer: the model could be faster, at the price of one reload.
 * @event cores-wished - `all`, or `later` when it is not wanted
 */
@localized()
@customElement('hearth-cores-offer')
export class HearthCoresOffer extends LitElement {
  static override styles = [base, buttons, styles];

  private wish(wish: CoresWishedEvent['wish']): void {
    this.dispatchEvent(new CoresWishedEvent(wish));
  }

  override render() {
    return html`<p id="words">
        <hearth-icon name="chip"></hearth-icon>
        <span>
          ${msg('This computer has more processor cores to use. The page reloads once; nothing is lost.')}
        </span>
      </p>
      <button type="button" aria-describedby="words" @click=${() => this.wish('all')}>
        ${msg('Use all cores')}
      </button>
      <button type="button" class="quiet" @click=${() => this.wish('later')}>${msg('Not now')}</button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-cores-offer': HearthCoresOffer;
  }
}
