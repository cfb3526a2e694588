import { localized, msg, str } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { translate } from '../../i18n/translate.ts';
import { browserModelChoice, browserModelId } from '../../models/browser-model.ts';
import { base, buttons } from '../../styles/shared.ts';
import { ModelChosenEvent } from '../events/model-chosen-event.ts';
import '../icon/icon.ts';
import { renderLicence } from '../render-licence.ts';

const styles = css`
  :host {
    display: block;
  }
  section {
    display: grid;
    gap: var(--space-2);
    justify-items: start;
  }
  h2,
  h3,
  p {
    margin: 0;
  }
  h2 {
    font-size: var(--text-l);
    font-weight: 600;
  }
  h3 {
    font-size: var(--text-m);
  }
  .from {
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .running {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    color: var(--local);
  }
`;

/** What starting it means. */
const actionOf = (availability: Availability): { words: string; explanation: string } =>
  ({
    available: { words: msg('Start'), explanation: msg('Nothing has to be fetched.') },
    downloadable: {
      words: msg('Let the browser get it'),
      explanation: msg(
        'The browser fetches it first. It does not say how much that is: several gigabytes are usual.',
      ),
    },
    downloading: {
      words: msg('Start when it is there'),
      explanation: msg('The browser is fetching it already.'),
    },
  })[availability];

type Availability = 'available' | 'downloadable' | 'downloading';

/**
 * The model that the browser brings, in a place of its own: it is none of the open ones.
 * @event model-chosen - the visitor wants it
 */
@localized()
@customElement('hearth-browser-model')
export class HearthBrowserModel extends LitElement {
  static override styles = [base, buttons, styles];

  /** What the browser says of it. */
  @property() availability: Availability = 'available';
  /** It is the one that answers in the chat. */
  @property({ type: Boolean }) running = false;

  private onChoose(): void {
    this.dispatchEvent(new ModelChosenEvent(browserModelId));
  }

  override render() {
    const { name, maker, licence } = browserModelChoice.card;
    const summary = translate(browserModelChoice.card.summary);
    return html`<section>
      <h2>${msg('Chosen by your browser, not open')}</h2>
      <h3 id="name">${name}</h3>
      <p class="from"><bdi>${translate(maker)}</bdi> · ${renderLicence(licence)}</p>
      <p>
        ${msg(str`${summary} Chrome and Edge do so on this device; no page can check that. ${actionOf(this.availability).explanation}`)}
      </p>
      ${this.running ? this.renderRunning() : this.renderAction()}
    </section>`;
  }

  private renderRunning() {
    return html`<p class="running"><hearth-icon name="check"></hearth-icon>${msg('Answers in the chat')}</p>`;
  }

  private renderAction() {
    return html`<button type="button" aria-describedby="name" @click=${this.onChoose}>
      ${actionOf(this.availability).words}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-browser-model': HearthBrowserModel;
  }
}
