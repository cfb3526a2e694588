import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base, buttons, disclosure } from '../../styles/shared.ts';
import { ModelChosenEvent } from '../events/model-chosen-event.ts';
import { formatBytes, formatBytesOf } from '../format-bytes.ts';
import { formatNumber } from '../../i18n/format-number.ts';
import '../icon/icon.ts';
import { translate } from '../../i18n/translate.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { renderLicence } from '../render-licence.ts';
import { describeParameters, describeQuantization } from './model-list-item.ts';
import { styles } from './model-item.styles.ts';
import { describeEngine } from '../describe-engine.ts';
import type { ModelListItem } from './model-list-item.ts';

/**
 * One model of the library, in plain words; the figures are one click deeper.
 * @event model-chosen - get it, go on, or start it
 */
@customElement('hearth-model-item')
export class HearthModelItem extends OwnTaskElement {
  static override styles = [base, buttons, disclosure, styles];

  @property({ attribute: false }) model: ModelListItem | null = null;

  override render() {
    const { model } = this;
    if (model === null) return nothing;
    const { name, maker, licence, goodAt, weakAt, obstacle } = model;
    return html`<article aria-labelledby="name">
      <div class="words">
        <h3 id="name">${name}</h3>
        <p class="from">
          <bdi>${translate(maker)}</bdi> · ${renderLicence(licence)} · ${formatBytes(model.downloadBytes)}
        </p>
        <p>
          ${translate(goodAt)}
          ${weakAt === '' ? nothing : html`<span class="weak">${translate(weakAt)}</span>`}
        </p>
        ${obstacle === null ? this.renderWarning(model) : html`<p class="obstacle">${obstacle}</p>`}
        ${this.renderDetails(model)}
      </div>
      ${obstacle === null ? this.renderAction(model) : nothing}
    </article>`;
  }

  private renderWarning({ crashed }: ModelListItem) {
    if (!crashed) return nothing;
    return html`<p class="warning">
      <hearth-icon name="alert"></hearth-icon
      >${msg('Last time this tab died while it ran. A smaller one may be better.')}
    </p>`;
  }

  private renderAction(model: ModelListItem) {
    if (model.running)
      return html`<p class="running">
        <hearth-icon name="check"></hearth-icon>${msg('Answers in the chat')}
      </p>`;
    const words = {
      none: msg('Get it and start'),
      partly: msg(str`Go on (${formatBytesOf(model.storedBytes, model.downloadBytes)})`),
      whole: msg('Start'),
    }[model.stored];
    const choose = (): void => void this.dispatchEvent(new ModelChosenEvent(model.id));
    return html`<button
      type="button"
      class=${model.stored === 'none' ? '' : 'primary'}
      aria-describedby="name"
      @click=${choose}
    >
      ${words}
    </button>`;
  }

  private renderDetails(model: ModelListItem) {
    const words = Math.round((model.contextTokens * 0.7) / 100) * 100;
    const rows: readonly (readonly [string, string])[] = [
      [msg('Size'), model.parameters === null ? '' : describeParameters(model.parameters)],
      [msg('Stored as'), `${describeQuantization(model.quantization)} (${model.quantization})`],
      [msg('Memory'), describeMemory(model)],
      [msg('Runs'), describeEngine(model.engine, model.reason)],
      [
        msg('Reads'),
        msg(str`${formatNumber(model.contextTokens)} tokens at once, about ${formatNumber(words)} words`),
      ],
      [msg('Languages'), model.languages.map(translate).join(', ')],
      [msg('Tools'), model.tools ? msg('trained to call them') : msg('not trained to call them')],
    ];
    return html`<details>
      <summary><hearth-icon name="chevron"></hearth-icon>${msg('Details')}</summary>
      <dl>
        ${rows
          .filter(([, value]) => value !== '')
          .map(
            ([term, value]) =>
              html`<dt>${term}</dt>
                <dd>${value}</dd>`,
          )}
      </dl>
    </details>`;
  }
}

function describeMemory({ memoryBytes, engine }: ModelListItem): string {
  return engine === 'wllama'
    ? msg(str`about ${formatBytes(memoryBytes)} of memory`)
    : msg(str`about ${formatBytes(memoryBytes)} of graphics memory`);
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-model-item': HearthModelItem;
  }
}
