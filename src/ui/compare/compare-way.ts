import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { generationLimits } from '../../conversations/generation-settings.ts';
import { splitThinking } from '../../conversations/split-thinking.ts';
import { describeError } from '../../errors/describe-error.ts';
import { base, buttons, inputs } from '../../styles/shared.ts';
import { asAppError } from '../error-notice/as-app-error.ts';
import { ComparisonEditedEvent } from '../events/comparison-edited-event.ts';
import { WayUsedEvent } from '../events/way-used-event.ts';
import '../icon/icon.ts';
import '../markdown/markdown.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { renderSlider } from '../settings/render-slider.ts';
import { fieldStyles } from '../settings/settings.styles.ts';
import { ember } from '../turn/ember.styles.ts';
import { renderFacts } from '../turn/reply-facts.ts';
import '../turn/thinking.ts';
import { styles } from './compare-way.styles.ts';
import { wayName } from './way-name.ts';
import type { Way, WaySettings } from '../../conversations/comparison.ts';
import type { Turn } from '../../conversations/conversation.ts';

/**
 * One way of asking: what differs in it, and what came of it.
 * @event comparison-edited - its settings were changed, or it is to go
 * @event way-used - its answer is to become a conversation
 */
@customElement('hearth-compare-way')
export class HearthCompareWay extends OwnTaskElement {
  static override styles = [base, buttons, inputs, fieldStyles, ember, styles];

  @property({ attribute: false }) way: Way | null = null;
  @property({ type: Number }) index = 0;
  /** The reply as far as it has come, while it is being written. */
  @property({ attribute: false }) liveText = '';
  /** What the model's maker would have it told; empty where that is nothing. */
  @property({ attribute: false }) modelPrompt = '';
  /** Its turn comes after another one. */
  @property({ type: Boolean }) waits = false;
  /** There are others enough without it. */
  @property({ type: Boolean }) removable = false;

  private change(change: Partial<WaySettings>): void {
    this.dispatchEvent(new ComparisonEditedEvent({ kind: 'way', index: this.index, change }));
  }

  private onRemove(): void {
    this.dispatchEvent(new ComparisonEditedEvent({ kind: 'remove', index: this.index }));
  }

  override render() {
    const { way, index } = this;
    if (way === null) return nothing;
    return html`<section aria-labelledby="name">
      <div class="head">
        <h2 id="name">${wayName(index)}</h2>
        ${this.removable ? this.renderRemove() : nothing}
      </div>
      <div class="fields">${this.renderTemperature(way.settings)} ${this.renderPrompt(way.settings)}</div>
      <div class="reply">${this.renderAnswer(way)}</div>
    </section>`;
  }

  private renderRemove() {
    const name = wayName(this.index);
    return html`<button
      type="button"
      class="quiet icon"
      aria-label=${msg(str`Remove ${name}`)}
      @click=${this.onRemove}
    >
      <hearth-icon name="close"></hearth-icon>
    </button>`;
  }

  private renderTemperature({ temperature }: WaySettings) {
    return renderSlider({
      id: 'temperature',
      label: msg('Temperature'),
      help: msg('Lower is steadier, higher is more varied.'),
      value: temperature,
      limits: generationLimits.temperature,
      step: 0.1,
      onInput: (value) => this.change({ temperature: value }),
    });
  }

  private renderPrompt({ systemPrompt }: WaySettings) {
    return html`<div class="field">
      <label for="system-prompt">${msg('Instructions for the model')}</label>
      <textarea
        id="system-prompt"
        rows="3"
        dir="auto"
        maxlength=${generationLimits.systemPromptLength}
        placeholder=${this.modelPrompt}
        .value=${systemPrompt}
        @change=${(event: Event) => this.change({ systemPrompt: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
    </div>`;
  }

  private renderAnswer({ answer }: Way) {
    if (answer === null) return this.waits ? html`<p class="state">${msg('Comes next')}</p>` : nothing;
    const { turn } = answer;
    const isLive = turn.outcome.status === 'answering';
    return html`${renderText(isLive ? this.liveText : turn.reply, isLive, turn)}
    ${isLive ? nothing : this.renderEnd(turn)}`;
  }

  private renderEnd(turn: Turn) {
    const { outcome, reply } = turn;
    return html`${endWords(turn)}
    ${outcome.status === 'complete' ? renderFacts({ ...turn, createdAt: 0 }) : nothing}
    ${reply === '' ? nothing : this.renderUse()}`;
  }

  private renderUse() {
    const name = wayName(this.index);
    return html`<button
      type="button"
      aria-label=${msg(str`Use this one: ${name}`)}
      @click=${() => this.dispatchEvent(new WayUsedEvent(this.index))}
    >
      ${msg('Use this one')}
    </button>`;
  }
}

function renderText(text: string, isLive: boolean, { thinkingMs }: Turn) {
  const { thinking, answer, isThinking } = splitThinking(text);
  return html`${thinking === '' ? nothing : html`<hearth-thinking .text=${thinking} ?live=${isLive && isThinking} .durationMs=${thinkingMs ?? null}></hearth-thinking>`}
  ${answer === '' ? nothing : html`<hearth-markdown ?streaming=${isLive} .text=${answer}></hearth-markdown>`}
  ${isLive ? html`<p class="state"><span class="ember"></span>${text === '' ? msg('Reading your question') : msg('Answering')}</p>` : nothing}`;
}

/** How a reply ended before its time. */
function endWords({ outcome }: Turn) {
  switch (outcome.status) {
    case 'complete':
      return outcome.truncated ? html`<p>${msg('It reached the length you allowed.')}</p>` : nothing;
    case 'stopped':
      return html`<p>${msg('You stopped it here.')}</p>`;
    case 'failed': {
      const { title, explanation } = describeError(asAppError(outcome.error));
      return html`<p class="failure">${title}</p>
        <p>${explanation}</p>`;
    }
    default:
      return nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-compare-way': HearthCompareWay;
  }
}
