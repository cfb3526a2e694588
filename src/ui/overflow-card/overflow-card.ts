import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { formatNumber, plural } from '../../i18n/format-number.ts';
import { base, buttons } from '../../styles/shared.ts';
import { tokenWords, usedWords } from '../context-meter/context-words.ts';
import { OverflowChosenEvent } from '../events/overflow-chosen-event.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { styles } from './overflow-card.styles.ts';
import type { ContextCount } from '../../conversations/context-count.ts';
import type { RoomPlan } from '../../conversations/plan-room.ts';
import type { OverflowChoice } from '../events/overflow-chosen-event.ts';

/** A part of a question that is too long. */
export interface QuestionPart {
  /** An attachment's name; null for the words themselves. */
  name: string | null;
  tokens: number;
}

/**
 * A question, or a reply, for which there is no room: what could be done, and nothing is done before somebody has chosen.
 * @event overflow-chosen
 */
@customElement('hearth-overflow-card')
export class HearthOverflowCard extends OwnTaskElement {
  static override styles = [base, buttons, styles];

  private losesFocus = false;

  @query('button') private firstButton!: HTMLElement | null;

  @property() cause: 'question' | 'reply' = 'question';
  @property({ attribute: false }) count: ContextCount | null = null;
  @property({ attribute: false }) plan: RoomPlan | null = null;
  /** Of what a question consists that is too long even alone. */
  @property({ attribute: false }) parts: readonly QuestionPart[] = [];
  /** Of the summary that is being written. */
  @property({ attribute: false }) progress: { done: number; of: number } | null = null;
  /** Why there is no summary, in a sentence; empty where none failed. */
  @property() failure = '';

  override willUpdate(changed: PropertyValues<this>): void {
    this.losesFocus = changed.has('progress') && this.matches(':focus-within');
  }

  /** The button that was pressed has gone, and others are in its place. */
  override updated(): void {
    if (this.losesFocus) this.firstButton?.focus();
  }

  private choose(choice: OverflowChoice): void {
    this.dispatchEvent(new OverflowChosenEvent(choice));
  }

  override render() {
    const { count, plan } = this;
    if (count === null || plan === null) return nothing;
    return html`<section aria-labelledby="title">
      <div role="alert">
        <h2 id="title">${titleWords(this.cause, plan)}</h2>
        <p>${explainWords(this.cause, plan, count)}</p>
      </div>
      <p class="failure" role="status" ?hidden=${this.failure === ''}>${this.failure}</p>
      ${plan.excessTokens > 0 && this.cause === 'question' ? this.renderParts() : nothing}
      ${this.progress === null ? this.renderChoices(plan, count) : this.renderProgress(this.progress)}
    </section>`;
  }

  private renderParts() {
    return html`<ul class="parts">
      ${this.parts.map(({ name, tokens }) => {
        const size = tokenWords(tokens);
        return html`<li>${name === null ? msg(str`Your words: ${size}`) : msg(str`“${name}”: ${size}`)}</li>`;
      })}
    </ul>`;
  }

  private renderChoices({ leaveOut, summarise, canStartFresh, excessTokens }: RoomPlan, count: ContextCount) {
    const back = this.cause === 'question' ? msg('Change the question') : msg('Not now');
    return html`<ul class="choices">
      ${leaveOut && this.renderChoice('leave-out', msg('Leave out the oldest'), leaveOutWords(leaveOut.turns))}
      ${summarise && this.renderChoice('summarise', msg('Summarise the oldest'), summariseWords(summarise.turns))}
      ${canStartFresh ? this.renderChoice('start-fresh', msg('Start fresh with a summary'), msg('A new chat that knows a summary of this one. This one stays as it is.')) : nothing}
      ${count.isExact || excessTokens > 0 ? nothing : this.renderChoice('send-anyway', msg('Send it anyway'), msg('The size is an estimate. The model says so if it does not fit.'))}
      ${this.renderChoice('change', back, '')}
    </ul>`;
  }

  private renderChoice(choice: OverflowChoice, label: string, words: string) {
    return html`<li>
      <button type="button" aria-describedby=${choice} @click=${() => this.choose(choice)}>${label}</button>
      <span id=${choice}>${words}</span>
    </li>`;
  }

  private renderProgress({ done, of }: { done: number; of: number }) {
    const part = formatNumber(done + 1);
    const all = formatNumber(of);
    const words =
      of === 1
        ? msg('The model writes a summary …')
        : msg(str`The model writes a summary, part ${part} of ${all} …`);
    return html`<div class="progress">
      <p id="work" role="status">${words}</p>
      <progress aria-labelledby="work" max=${of} value=${of === 1 ? nothing : done}></progress>
      <button type="button" @click=${() => this.choose('cancel')}>${msg('Cancel')}</button>
    </div>`;
  }
}

function titleWords(cause: HearthOverflowCard['cause'], { excessTokens }: RoomPlan): string {
  if (cause === 'reply') return msg('The reply reached the end of what the model can hold.');
  return excessTokens > 0
    ? msg('This question is longer than the model can read at once.')
    : msg('With this question, the conversation is too long for the model.');
}

function explainWords(cause: HearthOverflowCard['cause'], plan: RoomPlan, count: ContextCount): string {
  if (plan.excessTokens > 0) return excessWords(cause, plan.excessTokens);
  const used = usedWords(count);
  return cause === 'question'
    ? msg(str`It would take ${used}, and a reply needs room too. Nothing is cut before you choose.`)
    : msg(str`It takes ${used}. With more room it goes on where it ended; nothing is cut before you choose.`);
}

function excessWords(cause: HearthOverflowCard['cause'], excessTokens: number): string {
  if (cause === 'reply') return msg('There is nothing older to leave out. Ask for the rest in a new chat.');
  const tokens = tokenWords(excessTokens);
  // A token is about three quarters of an English word.
  const words = formatNumber(Math.ceil((excessTokens * 0.75) / 10) * 10);
  return msg(str`It has to become shorter by ${tokens}, which is about ${words} words.`);
}

function leaveOutWords(turns: number): string {
  const count = formatNumber(turns);
  return plural(
    turns,
    msg('The oldest turn is no longer sent. It stays here to read.'),
    msg(str`The ${count} oldest turns are no longer sent. They stay here to read.`),
  );
}

function summariseWords(turns: number): string {
  const count = formatNumber(turns);
  return plural(
    turns,
    msg('The model writes a summary of the oldest turn, which is sent in its place.'),
    msg(str`The model writes a summary of the ${count} oldest turns, which is sent in their place.`),
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-overflow-card': HearthOverflowCard;
  }
}
