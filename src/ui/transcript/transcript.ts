import { html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Turn } from '../../conversations/conversation.ts';
import { base, buttons } from '../../styles/shared.ts';
import '../icon/icon.ts';
import '../turn/turn.ts';
import { readingWords } from '../turn/reading-words.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { SentenceAnnouncer } from './sentence-announcer.ts';
import { StickToEnd } from './stick-to-end.ts';
import { styles } from './transcript.styles.ts';

/**
 * The conversation: follows the reply while the reader is at its end, and speaks it sentence by sentence.
 * @event error-action - from a failed turn
 * @slot empty - what stands here before the first question
 */
@customElement('hearth-transcript')
export class HearthTranscript extends OwnTaskElement {
  static override styles = [base, buttons, styles];

  private readonly announcer = new SentenceAnnouncer();
  private readonly stick = new StickToEnd(this);

  @query('.scroller') private scroller!: HTMLElement;
  @query('.content') private content!: HTMLElement;

  @state() private spoken = '';

  @property({ attribute: false }) turns: readonly Turn[] = [];
  /** The growing reply of the last turn. */
  @property({ attribute: false }) liveText: string | null = null;
  /** What happens before its first word. */
  @property() waiting = readingWords;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.stick.watch(this.scroller, this.content);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const before = changed.get('turns');
    const isOther = before !== undefined && before.at(-1)?.id !== this.turns.at(-1)?.id;
    // A new question is the reader's own: it is shown wherever they were.
    if (isOther) {
      this.stick.isAtEnd = true;
      this.announcer.restart();
    }
    this.speak(isOther ? undefined : before?.at(-1));
  }

  override firstUpdated(): void {
    this.stick.watch(this.scroller, this.content);
  }

  override updated(): void {
    // The layout that it asks for would make the first render a long task, and an empty page has no end.
    if (this.turns.length > 0) this.stick.follow();
  }

  /** Shows the newest words. */
  scrollToEnd(): void {
    this.stick.jump();
  }

  private onJump(): void {
    this.stick.jump();
    this.scroller.focus();
  }

  /** `before`: the last turn as it was, if it is still the last one and has changed. */
  private speak(before: Turn | undefined): void {
    const last = this.turns.at(-1);
    if (last?.outcome.status === 'answering') {
      this.spoken = this.announcer.take(this.liveText ?? last.reply) || this.spoken;
    } else if (last !== undefined && before?.outcome.status === 'answering') {
      this.spoken = this.announcer.finish(last.reply);
    }
  }

  override render() {
    return html`<div
        class="scroller"
        role="log"
        aria-live="off"
        aria-label="Conversation"
        tabindex="0"
        @scroll=${this.stick.onScroll}
      >
        <div class="content">
          <h1 class="visually-hidden">Conversation</h1>
          <slot name="empty" ?hidden=${this.turns.length > 0}></slot>
          ${repeat(
            this.turns,
            ({ id }) => id,
            (turn) => this.renderTurn(turn),
          )}
        </div>
      </div>
      ${this.stick.isAtEnd ? nothing : this.renderJump()}
      <div class="visually-hidden" aria-live="polite">${this.spoken}</div>`;
  }

  private renderTurn(turn: Turn) {
    const isLive = turn.outcome.status === 'answering' && turn === this.turns.at(-1);
    return html`<hearth-turn
      .turn=${turn}
      .liveText=${isLive ? this.liveText : null}
      .waiting=${isLive ? this.waiting : readingWords}
    ></hearth-turn>`;
  }

  private renderJump() {
    return html`<button type="button" class="jump" @click=${this.onJump}>
      <hearth-icon name="down"></hearth-icon>Newest
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-transcript': HearthTranscript;
  }
}
