import { html, LitElement, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ReplyFigures, Turn } from '../../conversations/conversation.ts';
import { base, buttons } from '../../styles/shared.ts';
import { assertNever } from '../assert-never.ts';
import '../copy-button/copy-button.ts';
import '../error-notice/error-notice.ts';
import { formatSeconds } from '../format-duration.ts';
import '../icon/icon.ts';
import '../markdown/markdown.ts';
import { styles } from './turn.styles.ts';

/**
 * One question and its reply, in whatever state the reply is.
 * @event error-action - the way on from a failure (from the notice inside)
 */
@customElement('hearth-turn')
export class HearthTurn extends LitElement {
  static override styles = [base, buttons, styles];

  /** The reply was written while someone looked on, so its failure is news and may interrupt. */
  private wasLive = false;

  @property({ attribute: false }) turn: Turn | null = null;
  /** The reply as far as it has come, while it is being written. */
  @property({ attribute: false }) liveText: string | null = null;

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

  private renderReply(turn: Turn) {
    const { outcome } = turn;
    switch (outcome.status) {
      case 'answering':
        return this.renderLive(this.liveText ?? turn.reply);
      case 'complete':
        return [
          this.renderText(turn.reply),
          outcome.truncated ? this.renderNote('It reached the length you allowed.') : nothing,
          this.renderActions(turn.reply, outcome.figures),
        ];
      case 'stopped':
        return [
          this.renderText(turn.reply),
          this.renderNote('You stopped it here.'),
          this.renderActions(turn.reply, null),
        ];
      case 'failed':
        return [
          this.renderText(turn.reply),
          html`<hearth-error-notice
            inline
            ?silent=${!this.wasLive}
            .error=${outcome.error}
          ></hearth-error-notice>`,
          this.renderActions(turn.reply, null),
        ];
      default:
        return assertNever(outcome);
    }
  }

  private renderLive(text: string) {
    if (text === '') return html`<p class="state"><span class="ember"></span>Reading your question</p>`;
    return html`<hearth-markdown streaming .text=${text}></hearth-markdown>
      <p class="state"><span class="ember"></span>Answering</p>`;
  }

  private renderText(text: string) {
    return text === '' ? nothing : html`<hearth-markdown .text=${text}></hearth-markdown>`;
  }

  private renderNote(words: string) {
    return html`<p class="note">${words}</p>`;
  }

  private renderActions(reply: string, figures: ReplyFigures | null) {
    if (reply === '' && figures === null) return nothing;
    return html`<div class="actions">
      ${reply === '' ? nothing : html`<hearth-copy-button what="reply" .text=${reply}></hearth-copy-button>`}
      ${figures === null ? nothing : this.renderFigures(figures)}
    </div>`;
  }

  private renderFigures({ completionTokens, timeToFirstTokenMs, decodeTokensPerSecond }: ReplyFigures) {
    const speed = decodeTokensPerSecond.toFixed(decodeTokensPerSecond < 9.95 ? 1 : 0);
    return html`<details>
      <summary><hearth-icon name="chevron"></hearth-icon>Details</summary>
      <p>
        ${decodeTokensPerSecond > 0 ? html`<abbr title="tokens per second">${speed} tok/s</abbr> · ` : nothing}
        ${formatSeconds(timeToFirstTokenMs)} to the first word · ${completionTokens}
        ${completionTokens === 1 ? 'token' : 'tokens'}
      </p>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-turn': HearthTurn;
  }
}
