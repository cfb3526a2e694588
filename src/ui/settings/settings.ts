import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import {
  defaultGenerationSettings,
  generationLimits,
  parseGenerationSettings,
} from '../../conversations/generation-settings.ts';
import type { EngineWish } from '../../models/choose-engine.ts';
import type { GenerationSettings } from '../../conversations/generation-settings.ts';
import { base, buttons, inputs } from '../../styles/shared.ts';
import '../dialog/dialog.ts';
import type { HearthDialog } from '../dialog/dialog.ts';
import { EngineWishedEvent } from '../events/engine-wished-event.ts';
import { RestChangedEvent } from '../events/rest-changed-event.ts';
import { SettingsChangedEvent } from '../events/settings-changed-event.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { styles } from './settings.styles.ts';

const engineWishes: readonly (readonly [EngineWish, string])[] = [
  ['auto', 'where this computer does it best'],
  ['gpu', 'on the graphics chip'],
  ['cpu', 'on the processor'],
];

/**
 * How replies are made. A valid change counts at once; an invalid one is explained and changes nothing.
 * @event rest-changed - when the model is to be put away
 * @event engine-wished - where models shall run
 * @event settings-changed - all settings after the change
 * @event dialog-closed - however it was closed
 */
@customElement('hearth-settings')
export class HearthSettings extends OwnTaskElement {
  static override styles = [base, buttons, inputs, styles];

  @query('hearth-dialog') private dialog!: HearthDialog;
  @query('#max-tokens') private maxTokensField!: HTMLInputElement;

  @state() private maxTokensProblem = '';

  @property({ attribute: false }) settings: GenerationSettings = defaultGenerationSettings;
  /** How much the loaded model holds; null while none is loaded. */
  @property({ attribute: false }) contextTokens: number | null = null;
  /** After so many minutes without a question the model rests; null: never. */
  @property({ attribute: false }) restMinutes: number | null = null;

  /** Where models run. */
  @property({ attribute: false }) engineWish: EngineWish = 'auto';

  async open(): Promise<void> {
    await this.updateComplete;
    await this.dialog.open();
  }

  close(): void {
    this.dialog.close();
  }

  private get mostTokens(): number {
    return Math.min(generationLimits.maxTokens.max, this.contextTokens ?? Infinity);
  }

  private onSystemPrompt(event: Event): void {
    this.change({ systemPrompt: (event.target as HTMLTextAreaElement).value });
  }

  private onTemperature(event: Event): void {
    this.change({ temperature: (event.target as HTMLInputElement).valueAsNumber });
  }

  private onMaxTokens(): void {
    const { value, valueAsNumber: maxTokens } = this.maxTokensField;
    const { min } = generationLimits.maxTokens;
    const valid =
      value !== '' && Number.isInteger(maxTokens) && maxTokens >= min && maxTokens <= this.mostTokens;
    this.maxTokensProblem = valid ? '' : `Enter a whole number from ${min} to ${this.mostTokens}.`;
    if (valid) this.change({ maxTokens });
  }

  private onRest(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.dispatchEvent(new RestChangedEvent(value === '' ? null : Number(value)));
  }

  private onEngine(event: Event): void {
    this.dispatchEvent(new EngineWishedEvent((event.target as HTMLSelectElement).value as EngineWish));
  }

  private onReset(): void {
    this.maxTokensProblem = '';
    this.change(defaultGenerationSettings);
    this.maxTokensField.value = String(this.settings.maxTokens);
  }

  private change(change: Partial<GenerationSettings>): void {
    this.settings = parseGenerationSettings({ ...this.settings, ...change });
    this.dispatchEvent(new SettingsChangedEvent(this.settings));
  }

  override render() {
    return html`<hearth-dialog heading="Settings">
      <div class="fields">
        ${this.renderSystemPrompt()} ${this.renderTemperature()} ${this.renderMaxTokens()}
        ${this.renderEngine()} ${this.renderRest()}
        <slot name="appearance"></slot>
        <div class="foot">
          <p>Changes count from the next question on. They are stored on this device only.</p>
          <button type="button" @click=${this.onReset}>Reset to defaults</button>
        </div>
      </div>
    </hearth-dialog>`;
  }

  private renderSystemPrompt() {
    return html`<div class="field">
      <label for="system-prompt">Instructions for the model</label>
      <p id="system-prompt-help">
        The model reads this before each conversation. Experts call it the system prompt.
      </p>
      <textarea
        id="system-prompt"
        rows="3"
        dir="auto"
        maxlength=${generationLimits.systemPromptLength}
        aria-describedby="system-prompt-help"
        .value=${this.settings.systemPrompt}
        @change=${this.onSystemPrompt}
      ></textarea>
    </div>`;
  }

  private renderTemperature() {
    const { temperature } = this.settings;
    const { min, max } = generationLimits.temperature;
    return html`<div class="field">
      <label for="temperature">Temperature</label>
      <p id="temperature-help">
        Lower is steadier, higher is more varied. At 0 the same question gets the same reply.
      </p>
      <div class="slider">
        <input
          id="temperature"
          type="range"
          min=${min}
          max=${max}
          step="0.1"
          aria-describedby="temperature-help"
          .value=${String(temperature)}
          @input=${this.onTemperature}
        />
        <output for="temperature">${temperature.toFixed(1)}</output>
      </div>
    </div>`;
  }

  private renderEngine() {
    return html`<div class="field">
      <label for="engine">Where models run</label>
      <p id="engine-help">
        The graphics chip is usually faster. A model that comes for one of the two only runs there.
      </p>
      <select id="engine" aria-describedby="engine-help" @change=${this.onEngine}>
        ${engineWishes.map(
          ([wish, words]) =>
            html`<option value=${wish} ?selected=${wish === this.engineWish}>${words}</option>`,
        )}
      </select>
    </div>`;
  }

  private renderRest() {
    const choices = [...new Set([5, 10, 30, 60, this.restMinutes ?? 60])].sort((one, other) => one - other);
    return html`<div class="field">
      <label for="rest">Free the memory</label>
      <p id="rest-help">
        A model that nobody asks is put away, for all tabs. The next question starts it again.
      </p>
      <select id="rest" aria-describedby="rest-help" @change=${this.onRest}>
        ${choices.map(
          (minutes) =>
            html`<option value=${minutes} ?selected=${minutes === this.restMinutes}>
              after ${minutes} minutes without a question
            </option>`,
        )}
        <option value="" ?selected=${this.restMinutes === null}>when all tabs are closed</option>
      </select>
    </div>`;
  }

  private renderMaxTokens() {
    const problem = this.maxTokensProblem;
    return html`<div class="field">
      <label for="max-tokens">Longest reply, in tokens</label>
      <p id="max-tokens-help">
        A token is about three quarters of an English word.
        ${
          this.contextTokens === null
            ? nothing
            : `This model holds ${this.contextTokens} tokens of conversation and reply together.`
        }
      </p>
      <input
        id="max-tokens"
        type="number"
        inputmode="numeric"
        min=${generationLimits.maxTokens.min}
        max=${this.mostTokens}
        step="1"
        aria-describedby="max-tokens-help max-tokens-problem"
        aria-invalid=${problem === '' ? 'false' : 'true'}
        .value=${String(this.settings.maxTokens)}
        @change=${this.onMaxTokens}
      />
      <p id="max-tokens-problem" class="problem" role="status">${problem}</p>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-settings': HearthSettings;
  }
}
