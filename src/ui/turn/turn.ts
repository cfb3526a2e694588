import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { BranchPlace } from '../../conversations/branches.ts';
import type { Turn } from '../../conversations/conversation.ts';
import { splitThinking } from '../../conversations/split-thinking.ts';
import type { SplitReply } from '../../conversations/split-thinking.ts';
import { base } from '../../styles/shared.ts';
import '../json-reply/json-reply.ts';
import '../markdown/markdown.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { OutOfSight } from './out-of-sight.ts';
import { forgetNear, whenNear } from '../when-near.ts';
import { ember } from './ember.styles.ts';
import './question.ts';
import type { HearthQuestion } from './question.ts';
import type { Readiness } from './readiness.ts';
import './reply-actions.ts';
import './reply-ending.ts';
import './thinking.ts';
import './turn-group.ts';
import { styles } from './turn.styles.ts';

/**
 * One question and its reply, in whatever state the reply is.
 * @event error-action - the way on from a failure (from the notice inside)
 * @event resume-requested - a reply that was cut shall go on
 * @event retry-requested - the question shall be asked again
 * @event question-edited - something else shall be asked in its place
 * @event branch-selected - another version shall be shown
 * @event turn-deleted - it shall go
 */
@customElement('hearth-turn')
export class HearthTurn extends OwnTaskElement {
  static override styles = [base, ember, styles];

  /** The reply was written while someone looked on, so its failure is news and may interrupt. */
  private wasLive = false;
  private readonly outOfSight = new OutOfSight(this);

  /** It has been near the view, so that it has its buttons. */
  @state() private isSeen = false;

  @query('article') private article!: HTMLElement | null;
  @query('hearth-question') private question!: HearthQuestion | null;

  @property({ attribute: false }) turn: Turn | null = null;
  /** The reply as far as it has come, while it is being written. */
  @property({ attribute: false }) liveText: string | null = null;
  /** What happens before the first word of a reply; empty: it is being read. */
  @property() waiting = '';
  /** Where it stands among others in its place; null where it is alone. */
  @property({ attribute: false }) place: BranchPlace | null = null;
  @property() readiness: Readiness = 'ready';
  /** It is the newest: its reply can go on, and its buttons are in sight. */
  @property({ type: Boolean }) last = false;

  /** How much room it will roughly take, in pixels: known at once, so that a scrollbar hardly moves when it is drawn. */
  set expectedPx(expectedPx: number) {
    this.style.setProperty('--turn-size', `${expectedPx}px`);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    whenNear(this, () => (this.isSeen = true));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    forgetNear(this);
  }

  /** Of a long conversation only what is in sight renders anew. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.hasUpdated && !this.last) {
      await this.closest('hearth-turn-group')?.outOfSight.end;
      await this.outOfSight.end;
    }
    await super.scheduleUpdate();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('turn');
    if (before != null && before.id !== this.turn?.id) this.wasLive = false;
    if (this.turn?.outcome.status === 'answering') this.wasLive = true;
  }

  /** Reading begins at the turn; what is in sight stays where it is. */
  override focus(): void {
    this.article?.focus({ preventScroll: true });
  }

  /** Moves the focus to the way to the next version in this direction. */
  async focusSwitcher(step: -1 | 1): Promise<void> {
    this.isSeen = true;
    await this.updateComplete;
    await this.question?.focusSwitcher(step);
  }

  /** Lets its question be written anew. */
  edit(): void {
    this.question?.edit();
  }

  private get hasButtons(): boolean {
    return this.isSeen || this.last;
  }

  override render() {
    const { turn, place, readiness } = this;
    if (turn === null) return nothing;
    return html`<article aria-label=${msg('Question and reply')} tabindex="-1">
      <hearth-question
        ?bare=${!this.hasButtons}
        .turn=${turn}
        .place=${place}
        .readiness=${readiness}
      ></hearth-question>
      <h2 class="visually-hidden">${msg('Reply')}</h2>
      ${this.renderReply(turn)}
    </article>`;
  }

  /** The text keeps its element when the reply ends: made anew, a long one would be one long task. */
  private renderReply(turn: Turn) {
    const isLive = turn.outcome.status === 'answering';
    const text = isLive ? (this.liveText ?? turn.reply) : turn.reply;
    const reply = splitThinking(text);
    return html`${this.renderThinking(turn, reply, isLive)}
    ${reply.answer === '' && !isLive ? nothing : this.renderAnswer(turn, reply.answer, isLive)}
    ${isLive ? this.renderState(reply, text === turn.reply) : this.renderBelow(turn, reply.answer)}`;
  }

  private renderThinking({ thinkingMs }: Turn, { thinking, isThinking }: SplitReply, isLive: boolean) {
    if (thinking === '' && !(isLive && isThinking)) return nothing;
    return html`<hearth-thinking
      ?live=${isLive && isThinking}
      .text=${thinking}
      .durationMs=${thinkingMs ?? null}
    ></hearth-thinking>`;
  }

  /** It is there before its first word: the frame that shows that word has enough to do. */
  private renderAnswer(turn: Turn, answer: string, isLive: boolean) {
    if (turn.jsonSchema !== undefined)
      return html`<hearth-json-reply
        ?live=${isLive}
        .text=${answer}
        .schema=${turn.jsonSchema}
      ></hearth-json-reply>`;
    return html`<hearth-markdown ?streaming=${isLive} .text=${answer}></hearth-markdown>`;
  }

  /** @param isWaiting nothing new has come yet */
  private renderState({ answer, isThinking }: SplitReply, isWaiting: boolean) {
    if (isThinking && !isWaiting) return nothing;
    const words = isWaiting ? this.waiting || msg('Reading your question') : msg('Answering');
    return html`<p class=${answer === '' ? 'state first' : 'state'}><span class="ember"></span>${words}</p>`;
  }

  private renderBelow(turn: Turn, answer: string) {
    return html`${isPlain(turn) ? nothing : this.renderEnding(turn)}
    ${this.hasButtons ? this.renderActions(turn, answer) : html`<div class="room"></div>`}`;
  }

  private renderActions(turn: Turn, answer: string) {
    const { readiness } = this;
    return html`<hearth-reply-actions
      .turn=${turn}
      .answer=${answer}
      .readiness=${readiness}
    ></hearth-reply-actions>`;
  }

  private renderEnding(turn: Turn) {
    return html`<hearth-reply-ending
      .turn=${turn}
      .readiness=${this.readiness}
      ?last=${this.last}
      ?silent=${!this.wasLive}
    ></hearth-reply-ending>`;
  }
}

/** Most replies just end. */
const isPlain = ({ outcome }: Turn): boolean => outcome.status === 'complete' && !outcome.truncated;

declare global {
  interface HTMLElementTagNameMap {
    'hearth-turn': HearthTurn;
  }
}
