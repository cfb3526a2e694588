import { html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ReplyFigures, Turn } from '../../conversations/conversation.ts';
import { base, buttons, disclosure } from '../../styles/shared.ts';
import { assertNever } from '../assert-never.ts';
import '../copy-button/copy-button.ts';
import '../error-notice/error-notice.ts';
import { formatSeconds } from '../format-duration.ts';
import '../icon/icon.ts';
import '../json-reply/json-reply.ts';
import '../markdown/markdown.ts';
import { readingWords } from './reading-words.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { styles } from './turn.styles.ts';

/**
 * One question and its reply, in whatever state the reply is.
 * @event error-action - the way on from a failure (from the notice inside)
 */
@customElement('hearth-turn')
export class HearthTurn extends OwnTaskElement {
  static override styles = [base, buttons, disclosure, styles];

  /** The reply was written while someone looked on, so its failure is news and may interrupt. */
  private wasLive = false;

  @property({ attribute: false }) turn: Turn | null = null;
  /** The reply as far as it has come, while it is being written. */
  @property({ attribute: false }) liveText: string | null = null;
  /** What happens before the first word of a reply. */
  @property() waiting = readingWords;

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('turn');
    if (before != null && before.id !== this.turn?.id) this.wasLive = false;
    if (this.turn?.outcome.status === 'answering') this.wasLive = true;
  }

  override render() {
    if (this.turn === null) return nothing;
    return html`<article aria-label="Question and reply">
      <div class="question">
        <h2 class="visually-hidden">You asked</h2>
        <p dir="auto">${this.turn.question}</p>
      </div>
      <div class="reply">${this.renderReply(this.turn)}</div>
    </article>`;
  }

  /** The text keeps its element when the reply ends: made anew, a long one would be one long task. */
  private renderReply(turn: Turn) {
    const isLive = turn.outcome.status === 'answering';
    const text = isLive ? (this.liveText ?? turn.reply) : turn.reply;
    return html`${text === '' ? nothing : this.renderText(turn, text, isLive)} ${this.renderBelow(turn, text)}`;
  }

  private renderText({ jsonSchema }: Turn, text: string, isLive: boolean) {
    if (jsonSchema === undefined)
      return html`<hearth-markdown ?streaming=${isLive} .text=${text}></hearth-markdown>`;
    return html`<hearth-json-reply ?live=${isLive} .text=${text} .schema=${jsonSchema}></hearth-json-reply>`;
  }

  private renderBelow({ outcome, host }: Turn, text: string) {
    switch (outcome.status) {
      case 'answering':
        return html`<p class="state">
          <span class="ember"></span>${text === '' ? this.waiting : 'Answering'}
        </p>`;
      case 'complete':
        return [
          outcome.truncated ? this.renderNote('It reached the length you allowed.') : nothing,
          this.renderActions(text, outcome.figures, host),
        ];
      case 'interrupted':
        return [this.renderNote('It was interrupted here.'), this.renderActions(text, null)];
      case 'stopped':
        return [this.renderNote('You stopped it here.'), this.renderActions(text, null)];
      case 'failed':
        return [
          html`<hearth-error-notice
            inline
            ?silent=${!this.wasLive}
            .error=${outcome.error}
          ></hearth-error-notice>`,
          this.renderActions(text, null),
        ];
      default:
        return assertNever(outcome);
    }
  }

  private renderNote(words: string) {
    return html`<p class="note">${words}</p>`;
  }

  private renderActions(reply: string, figures: ReplyFigures | null, host?: string) {
    if (reply === '' && figures === null) return nothing;
    return html`<div class="actions">
      ${reply === '' ? nothing : html`<hearth-copy-button what="reply" .text=${reply}></hearth-copy-button>`}
      ${figures === null ? nothing : this.renderFigures(figures, host)}
    </div>`;
  }

  private renderFigures(figures: ReplyFigures, host: string | undefined) {
    const { completionTokens, timeToFirstTokenMs, decodeTokensPerSecond } = figures;
    const speed = decodeTokensPerSecond.toFixed(decodeTokensPerSecond < 9.95 ? 1 : 0);
    return html`<details>
      <summary><hearth-icon name="chevron"></hearth-icon>Details</summary>
      <p>
        ${decodeTokensPerSecond > 0 ? html`<abbr title="tokens per second">${speed} tok/s</abbr> · ` : nothing}
        ${formatSeconds(timeToFirstTokenMs)} to the first word · ${completionTokens}
        ${completionTokens === 1 ? 'token' : 'tokens'}${host === undefined ? nothing : ` · written by ${host}`}
      </p>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-turn': HearthTurn;
  }
}
