import { msg } from '@lit/localize';
import { html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import {
  defaultGenerationSettings,
  parseGenerationSettings,
} from '../../conversations/generation-settings.ts';
import type { GenerationSettings } from '../../conversations/generation-settings.ts';
import { isInForce } from '../../conversations/presets.ts';
import type { Preset } from '../../conversations/presets.ts';
import type { LanguageWish } from '../../i18n/language.ts';
import type { EngineWish } from '../../models/choose-engine.ts';
import { base, buttons } from '../../styles/shared.ts';
import '../dialog/dialog.ts';
import type { HearthDialog } from '../dialog/dialog.ts';
import { SettingsChangedEvent } from '../events/settings-changed-event.ts';
import { SettingsKeptEvent } from '../events/settings-kept-event.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import '../presets/preset-picker.ts';
import './conversation-settings.ts';
import type { HearthConversationSettings } from './conversation-settings.ts';
import './page-settings.ts';
import { styles } from './settings.styles.ts';

/**
 * What a person may change, in two parts: of this conversation, and of Hearth.
 * @event settings-changed - all settings of the conversation after a change
 * @event settings-kept - new conversations are to begin with these
 * @event preset-edited - a preset is to be kept, named or removed
 * @event language-wished - which language the page is to speak
 * @event engine-wished - where models shall run
 * @event rest-changed - when the model is to be put away
 * @event dialog-closed - however it was closed
 * @slot appearance - how the page looks
 */
@customElement('hearth-settings')
export class HearthSettings extends OwnTaskElement {
  static override styles = [base, buttons, styles];

  @query('hearth-dialog') private dialog!: HearthDialog;
  @query('hearth-conversation-settings') private conversationPart!: HearthConversationSettings;

  /** “Use for new conversations” was pressed and nothing was changed since. */
  @state() private isJustKept = false;

  @property({ attribute: false }) settings: GenerationSettings = defaultGenerationSettings;
  /** What new conversations begin with. */
  @property({ attribute: false }) defaults: GenerationSettings = defaultGenerationSettings;
  /** The person's own. */
  @property({ attribute: false }) presets: readonly Preset[] = [];
  /** Why what happens to them may not be kept. */
  @property({ attribute: false }) presetProblem = '';
  /** How much the loaded model holds; null while none is loaded. */
  @property({ attribute: false }) contextTokens: number | null = null;
  /** What the model's maker would have it told; empty where that is nothing. */
  @property({ attribute: false }) modelPrompt = '';
  /** The model can think aloud, and can be told to or not to. */
  @property({ attribute: false }) canThink = false;
  /** After so many minutes without a question the model rests; null: never. */
  @property({ attribute: false }) restMinutes: number | null = null;
  /** Where models run. */
  @property({ attribute: false }) engineWish: EngineWish = 'auto';
  @property({ attribute: false }) languageWish: LanguageWish = 'auto';

  async open(): Promise<void> {
    await this.updateComplete;
    this.isJustKept = false;
    await this.dialog.open();
  }

  close(): void {
    this.dialog.close();
  }

  private onChanged({ settings }: SettingsChangedEvent): void {
    this.isJustKept = false;
    this.settings = settings;
  }

  /** New conversations begin with these already. */
  private get isDefault(): boolean {
    return isInForce({ settings: this.defaults }, this.settings);
  }

  private onKeep(): void {
    if (this.isDefault) return;
    this.isJustKept = true;
    this.defaults = this.settings;
    this.dispatchEvent(new SettingsKeptEvent(this.settings));
  }

  private async onReset(): Promise<void> {
    this.settings = parseGenerationSettings(null);
    this.dispatchEvent(new SettingsChangedEvent(this.settings));
    await this.updateComplete;
    this.conversationPart.clearProblems();
  }

  override render() {
    return html`<hearth-dialog heading=${msg('Settings')}>
      <section aria-labelledby="of-conversation" @settings-changed=${this.onChanged}>
        <h3 id="of-conversation">${msg('This conversation')}</h3>
        <hearth-preset-picker
          .settings=${this.settings}
          .presets=${this.presets}
          .problem=${this.presetProblem}
        ></hearth-preset-picker>
        <hearth-conversation-settings
          .settings=${this.settings}
          .contextTokens=${this.contextTokens}
          .modelPrompt=${this.modelPrompt}
          ?can-think=${this.canThink}
        ></hearth-conversation-settings>
        ${this.renderFoot()}
      </section>
      <section aria-labelledby="of-page">
        <h3 id="of-page">Hearth</h3>
        <hearth-page-settings
          .languageWish=${this.languageWish}
          .engineWish=${this.engineWish}
          .restMinutes=${this.restMinutes}
        >
          <slot name="appearance" slot="appearance"></slot>
        </hearth-page-settings>
        <p><a href="#/conversations">${msg('Take conversations along as a file, or bring some in')}</a></p>
      </section>
    </hearth-dialog>`;
  }

  private renderFoot() {
    return html`<div class="foot">
      <p>
        ${msg('Changes count from the next question on, in this conversation. They are stored on this device only.')}
      </p>
      <div class="buttons">
        <button type="button" aria-disabled=${this.isDefault ? 'true' : 'false'} @click=${this.onKeep}>
          ${msg('Use for new conversations too')}
        </button>
        <button type="button" @click=${this.onReset}>${msg('Reset to defaults')}</button>
        <a href="#/compare">${msg('Compare two ways')}</a>
      </div>
      <p role="status">${this.isJustKept ? msg('New conversations begin with these settings.') : ''}</p>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-settings': HearthSettings;
  }
}
