import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import {
  defaultGenerationSettings,
  generationLimits,
  parseGenerationSettings,
} from '../../conversations/generation-settings.ts';
import type { GenerationSettings, ThinkingWish } from '../../conversations/generation-settings.ts';
import { formatNumber } from '../../i18n/format-number.ts';
import { base, buttons, disclosure, inputs } from '../../styles/shared.ts';
import { SettingsChangedEvent } from '../events/settings-changed-event.ts';
import '../icon/icon.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { renderSlider } from './render-slider.ts';
import { fieldStyles } from './settings.styles.ts';

type NumberName = 'maxTokens' | 'seed';

/**
 * How the replies of one conversation are made. A valid change counts at once; an invalid one is explained and changes
 * nothing.
 * @event settings-changed - all settings after the change
 */
@customElement('hearth-conversation-settings')
export class HearthConversationSettings extends OwnTaskElement {
  static override styles = [base, buttons, inputs, disclosure, fieldStyles];

  @query('#max-tokens') private maxTokensField!: HTMLInputElement;
  @query('#seed') private seedField!: HTMLInputElement;

  @state() private problems: Readonly<Record<NumberName, string>> = { maxTokens: '', seed: '' };

  @property({ attribute: false }) settings: GenerationSettings = defaultGenerationSettings;
  /** How much the loaded model holds; null while none is loaded. */
  @property({ attribute: false }) contextTokens: number | null = null;
  /** What the model's maker would have it told; empty where that is nothing. */
  @property({ attribute: false }) modelPrompt = '';
  /** The model can think aloud, and can be told to or not to. */
  @property({ type: Boolean, attribute: 'can-think' }) canThink = false;

  /** Takes back what was typed and is not valid. */
  clearProblems(): void {
    this.problems = { maxTokens: '', seed: '' };
    if (!this.hasUpdated) return;
    this.maxTokensField.value = String(this.settings.maxTokens);
    this.seedField.value = String(this.settings.seed ?? '');
  }

  private get mostTokens(): number {
    return Math.min(generationLimits.maxTokens.max, this.contextTokens ?? Infinity);
  }

  private onMaxTokens(): void {
    const { min } = generationLimits.maxTokens;
    const maxTokens = readWhole(this.maxTokensField, min, this.mostTokens);
    this.tell('maxTokens', maxTokens === null, min, this.mostTokens);
    if (maxTokens !== null) this.change({ maxTokens });
  }

  private onSeed(): void {
    const { min, max } = generationLimits.seed;
    const isEmpty = this.seedField.value === '' && !this.seedField.validity.badInput;
    const seed = isEmpty ? null : readWhole(this.seedField, min, max);
    const isProblem = seed === null && !isEmpty;
    this.tell('seed', isProblem, min, max);
    if (!isProblem) this.change({ seed });
  }

  private tell(name: NumberName, isProblem: boolean, least: number, most: number): void {
    const words = isProblem
      ? msg(str`Enter a whole number from ${formatNumber(least)} to ${formatNumber(most)}.`)
      : '';
    this.problems = { ...this.problems, [name]: words };
  }

  private change(change: Partial<GenerationSettings>): void {
    this.settings = parseGenerationSettings({ ...this.settings, ...change });
    this.dispatchEvent(new SettingsChangedEvent(this.settings));
  }

  override render() {
    return html`<div class="fields">
      ${this.renderSystemPrompt()} ${this.renderTemperature()} ${this.renderMaxTokens()}
      ${this.canThink ? this.renderThinking() : nothing} ${this.renderMore()}
    </div>`;
  }

  private renderSystemPrompt() {
    return html`<div class="field">
      <label for="system-prompt">${msg('Instructions for the model')}</label>
      <p id="system-prompt-help">
        ${msg('The model reads this before the conversation. Experts call it the system prompt.')}
        ${this.modelPrompt === '' ? nothing : msg('Left empty, it reads the words of its maker.')}
      </p>
      <textarea
        id="system-prompt"
        rows="3"
        dir="auto"
        maxlength=${generationLimits.systemPromptLength}
        placeholder=${this.modelPrompt}
        aria-describedby="system-prompt-help"
        .value=${this.settings.systemPrompt}
        @change=${(event: Event) =>
          this.change({ systemPrompt: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
    </div>`;
  }

  private renderTemperature() {
    return renderSlider({
      id: 'temperature',
      label: msg('Temperature'),
      help: msg('Lower is steadier, higher is more varied. At 0 the same question gets the same reply.'),
      value: this.settings.temperature,
      limits: generationLimits.temperature,
      step: 0.1,
      onInput: (temperature) => this.change({ temperature }),
    });
  }

  private renderMaxTokens() {
    return html`<div class="field">
      <label for="max-tokens">${msg('Longest reply, in tokens')}</label>
      <p id="max-tokens-help">
        ${msg('A token is about three quarters of an English word.')}
        ${
          this.contextTokens === null
            ? nothing
            : msg(
                str`This model holds ${formatNumber(this.contextTokens)} tokens of conversation and reply together.`,
              )
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
        aria-invalid=${this.problems.maxTokens === '' ? 'false' : 'true'}
        .value=${String(this.settings.maxTokens)}
        @change=${this.onMaxTokens}
      />
      <p id="max-tokens-problem" class="problem" role="status">${this.problems.maxTokens}</p>
    </div>`;
  }

  private renderThinking() {
    const choices: readonly (readonly [ThinkingWish, string])[] = [
      ['auto', msg('as the model does by itself')],
      ['on', msg('think first')],
      ['off', msg('answer at once')],
    ];
    return html`<div class="field">
      <label for="thinking">${msg('Thinking')}</label>
      <p id="thinking-help">
        ${msg('This model can write down its thoughts before it answers: slower, and better at hard questions.')}
      </p>
      <select
        id="thinking"
        aria-describedby="thinking-help"
        @change=${(event: Event) =>
          this.change({ thinking: (event.target as HTMLSelectElement).value as ThinkingWish })}
      >
        ${choices.map(
          ([wish, words]) =>
            html`<option value=${wish} .selected=${wish === this.settings.thinking}>${words}</option>`,
        )}
      </select>
    </div>`;
  }

  /** What few people need; open where it says something. */
  private renderMore() {
    const { topP, presencePenalty, frequencyPenalty, seed } = this.settings;
    const isSaying = presencePenalty !== 0 || frequencyPenalty !== 0 || seed !== null;
    return html`<details ?open=${isSaying}>
      <summary><hearth-icon name="chevron"></hearth-icon>${msg('More about sampling')}</summary>
      <div class="fields">
        ${renderSlider({
          id: 'top-p',
          label: msg('Choice of words (top-p)'),
          help: msg(
            'The model draws from the likeliest words that together have this share. At 1, from all.',
          ),
          value: topP,
          limits: generationLimits.topP,
          step: 0.01,
          onInput: (value) => this.change({ topP: value }),
        })}
        ${renderSlider({
          id: 'presence-penalty',
          label: msg('Presence penalty'),
          help: msg('Above 0 it turns to new words and subjects, below 0 it stays with those it has.'),
          value: presencePenalty,
          limits: generationLimits.penalty,
          step: 0.1,
          onInput: (value) => this.change({ presencePenalty: value }),
        })}
        ${renderSlider({
          id: 'frequency-penalty',
          label: msg('Frequency penalty'),
          help: msg('Above 0 it repeats itself less: a word gets less likely each time it comes.'),
          value: frequencyPenalty,
          limits: generationLimits.penalty,
          step: 0.1,
          onInput: (value) => this.change({ frequencyPenalty: value }),
        })}
        ${this.renderSeed()}
      </div>
    </details>`;
  }

  private renderSeed() {
    return html`<div class="field">
      <label for="seed">${msg('Seed')}</label>
      <p id="seed-help">
        ${msg('With the same number the same question gets the same reply, also above temperature 0. Empty: chance decides.')}
      </p>
      <input
        id="seed"
        type="number"
        inputmode="numeric"
        min=${generationLimits.seed.min}
        max=${generationLimits.seed.max}
        step="1"
        aria-describedby="seed-help seed-problem"
        aria-invalid=${this.problems.seed === '' ? 'false' : 'true'}
        .value=${String(this.settings.seed ?? '')}
        @change=${this.onSeed}
      />
      <p id="seed-problem" class="problem" role="status">${this.problems.seed}</p>
    </div>`;
  }
}

function readWhole({ value, valueAsNumber }: HTMLInputElement, least: number, most: number): number | null {
  const isWhole = value !== '' && Number.isInteger(valueAsNumber);
  return isWhole && valueAsNumber >= least && valueAsNumber <= most ? valueAsNumber : null;
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-conversation-settings': HearthConversationSettings;
  }
}
