import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatNumber } from '../../i18n/format-number.ts';
import { languageNames, matchLanguage } from '../../i18n/language.ts';
import type { Language, LanguageWish } from '../../i18n/language.ts';
import type { EngineWish } from '../../models/choose-engine.ts';
import { base, inputs } from '../../styles/shared.ts';
import { EngineWishedEvent } from '../events/engine-wished-event.ts';
import { LanguageWishedEvent } from '../events/language-wished-event.ts';
import { RestChangedEvent } from '../events/rest-changed-event.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { fieldStyles } from './settings.styles.ts';

/**
 * What counts for all conversations.
 * @event language-wished - which language the page is to speak
 * @event engine-wished - where models shall run
 * @event rest-changed - when the model is to be put away
 * @slot appearance - how the page looks
 */
@customElement('hearth-page-settings')
export class HearthPageSettings extends OwnTaskElement {
  static override styles = [base, inputs, fieldStyles];

  @property({ attribute: false }) languageWish: LanguageWish = 'auto';
  /** Where models run. */
  @property({ attribute: false }) engineWish: EngineWish = 'auto';
  /** After so many minutes without a question the model rests; null: never. */
  @property({ attribute: false }) restMinutes: number | null = null;

  private onLanguage(event: Event): void {
    this.dispatchEvent(new LanguageWishedEvent((event.target as HTMLSelectElement).value as LanguageWish));
  }

  private onEngine(event: Event): void {
    this.dispatchEvent(new EngineWishedEvent((event.target as HTMLSelectElement).value as EngineWish));
  }

  private onRest(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.dispatchEvent(new RestChangedEvent(value === '' ? null : Number(value)));
  }

  override render() {
    return html`<div class="fields">
      ${this.renderLanguage()}
      <slot name="appearance"></slot>
      ${this.renderEngine()} ${this.renderRest()}
    </div>`;
  }

  /** Each by its own name, so that whoever cannot read this one finds theirs. */
  private renderLanguage() {
    const ofBrowser = languageNames[matchLanguage(navigator.languages)];
    const languages = Object.entries(languageNames) as [Language, string][];
    return html`<div class="field">
      <label for="language">${msg('Language of the page')}</label>
      <p id="language-help">
        ${msg('The model answers in the language that you write, as well as it knows it.')}
      </p>
      <select id="language" aria-describedby="language-help" @change=${this.onLanguage}>
        <option value="auto" .selected=${this.languageWish === 'auto'}>
          ${msg(str`as the browser says (${ofBrowser})`)}
        </option>
        ${languages.map(
          ([language, name]) =>
            html`<option value=${language} lang=${language} .selected=${language === this.languageWish}>
              ${name}
            </option>`,
        )}
      </select>
    </div>`;
  }

  private renderEngine() {
    const wishes: readonly (readonly [EngineWish, string])[] = [
      ['auto', msg('where this computer does it best')],
      ['gpu', msg('on the graphics chip')],
      ['cpu', msg('on the processor')],
    ];
    return html`<div class="field">
      <label for="engine">${msg('Where models run')}</label>
      <p id="engine-help">
        ${msg('The graphics chip is usually faster. A model that comes for one of the two only runs there.')}
      </p>
      <select id="engine" aria-describedby="engine-help" @change=${this.onEngine}>
        ${wishes.map(
          ([wish, words]) =>
            html`<option value=${wish} .selected=${wish === this.engineWish}>${words}</option>`,
        )}
      </select>
    </div>`;
  }

  private renderRest() {
    const choices = [...new Set([5, 10, 30, 60, this.restMinutes ?? 60])].sort((one, other) => one - other);
    return html`<div class="field">
      <label for="rest">${msg('Free the memory')}</label>
      <p id="rest-help">
        ${msg('A model that nobody asks is put away, for all tabs. The next question starts it again.')}
      </p>
      <select id="rest" aria-describedby="rest-help" @change=${this.onRest}>
        ${choices.map(
          (minutes) =>
            html`<option value=${minutes} .selected=${minutes === this.restMinutes}>
              ${msg(str`after ${formatNumber(minutes)} minutes without a question`)}
            </option>`,
        )}
        <option value="" .selected=${this.restMinutes === null}>${msg('when all tabs are closed')}</option>
      </select>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-page-settings': HearthPageSettings;
  }
}
