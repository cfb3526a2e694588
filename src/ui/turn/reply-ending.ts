import { msg } from '@lit/localize';
import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { StoredError, Turn } from '../../conversations/conversation.ts';
import { base, buttons } from '../../styles/shared.ts';
import { assertNever } from '../assert-never.ts';
import '../error-notice/error-notice.ts';
import { ResumeRequestedEvent } from '../events/resume-requested-event.ts';
import { RetryRequestedEvent } from '../events/retry-requested-event.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import type { Readiness } from './readiness.ts';

/**
 * How a reply ended before its time, and the way on.
 * @event error-action - the way on from a failure (from the notice inside)
 * @event resume-requested - it shall go on
 * @event retry-requested - nothing came of it, and the question shall be asked again
 */
@customElement('hearth-reply-ending')
export class HearthReplyEnding extends OwnTaskElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: grid;
        gap: var(--space-2);
      }
      .note {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1) var(--space-3);
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
      .note button {
        min-block-size: 2rem;
      }
      @media (pointer: coarse) {
        .note button {
          min-block-size: 2.75rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) turn: Turn | null = null;
  @property() readiness: Readiness = 'ready';
  /** Nothing comes after it, so it may go on. */
  @property({ type: Boolean }) last = false;
  /** A failure that is no news does not interrupt. */
  @property({ type: Boolean }) silent = false;

  override render() {
    const { turn } = this;
    if (turn === null) return nothing;
    const { outcome } = turn;
    switch (outcome.status) {
      case 'answering':
        return nothing;
      case 'complete':
        return outcome.truncated ? this.renderNote(turn, msg('It reached the length you allowed.')) : nothing;
      case 'interrupted':
        return this.renderNote(turn, msg('It was interrupted here.'));
      case 'stopped':
        return this.renderNote(turn, msg('You stopped it here.'));
      case 'failed':
        return this.renderFailure(turn, outcome.error);
      default:
        return assertNever(outcome);
    }
  }

  private renderNote(turn: Turn, words: string) {
    return html`<div class="note">${words} ${this.renderWayOn(turn)}</div>`;
  }

  /** The notice has a way on of its own; where there is text, it need not be written again. */
  private renderFailure(turn: Turn, error: StoredError) {
    return html`<hearth-error-notice inline ?silent=${this.silent} .error=${error}></hearth-error-notice>
      ${canGoOn(turn) ? this.renderNote(turn, '') : nothing}`;
  }

  private renderWayOn(turn: Turn) {
    if (!this.last || this.readiness === 'none') return nothing;
    const goesOn = canGoOn(turn);
    const isOff = this.readiness !== 'ready';
    const onPress = (): void => {
      if (isOff) return;
      this.dispatchEvent(goesOn ? new ResumeRequestedEvent(turn.id) : new RetryRequestedEvent(turn.id));
    };
    return html`<button type="button" aria-disabled=${isOff} @click=${onPress}>
      ${goesOn ? msg('Go on') : msg('Ask again')}
    </button>`;
  }
}

/** A reply that has to keep to a form is written in one piece. */
const canGoOn = ({ reply, jsonSchema }: Turn): boolean => reply !== '' && jsonSchema === undefined;

declare global {
  interface HTMLElementTagNameMap {
    'hearth-reply-ending': HearthReplyEnding;
  }
}
