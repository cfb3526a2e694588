import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { BranchPlace } from '../../conversations/branches.ts';
import type { Forgotten, Turn } from '../../conversations/conversation.ts';
import { base, buttons } from '../../styles/shared.ts';
import '../icon/icon.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import type { Readiness } from '../turn/readiness.ts';
import '../turn/turn.ts';
import type { HearthTurn } from '../turn/turn.ts';
import { expectedHeight } from './expected-height.ts';
import { groupTurns } from './group-turns.ts';
import type { TurnGroup } from './group-turns.ts';
import './memory-note.ts';
import { ReplySpeaker } from './reply-speaker.ts';
import { styles } from './transcript.styles.ts';
import { TurnWindow } from './turn-window.ts';

const noPlaces: ReadonlyMap<string, BranchPlace> = new Map();

/**
 * The conversation: follows the reply while the reader is at its end, and speaks it sentence by sentence. Of a long one, the
 * end is there first and the rest comes bit by bit. Events of `hearth-turn` pass through it.
 * @slot empty - what stands here before the first question
 */
@customElement('hearth-transcript')
export class HearthTranscript extends OwnTaskElement {
  static override styles = [base, buttons, styles];

  private readonly speaker = new ReplySpeaker();
  private readonly window = new TurnWindow(this);

  @query('.scroller') private scroller!: HTMLElement;
  @query('.content') private content!: HTMLElement;
  @query('.turns') private list!: HTMLElement;

  @state() private spoken = '';

  /** Another one is shown from its end. */
  @property({ attribute: false }) conversationId = '';
  /** Those of the branch that is shown. */
  @property({ attribute: false }) turns: readonly Turn[] = [];
  /** Of the turns that have others in their place. */
  @property({ attribute: false }) places: ReadonlyMap<string, BranchPlace> = noPlaces;
  /** The growing reply of the last turn. */
  @property({ attribute: false }) liveText: string | null = null;
  /** What happens before its first word; empty: the question is being read. */
  @property() waiting = '';
  @property() readiness: Readiness = 'ready';
  /** What the model does not read any more. */
  @property({ attribute: false }) forgotten: Forgotten | null = null;
  /** The summary of an earlier conversation that this one goes on from. */
  @property({ attribute: false }) background: string | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.window.watch(this.scroller, this.content);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!this.hasUpdated || changed.has('conversationId')) this.window.begin();
    else if (changed.has('turns')) this.window.follow(changed.get('turns') ?? []);
    this.spoken = this.speaker.follow(this.turns.at(-1), this.liveText) || this.spoken;
  }

  override firstUpdated(): void {
    this.window.watch(this.scroller, this.content);
  }

  /** Not by the template: it would look at each turn of a long conversation with every word. */
  override updated(): void {
    const last = this.list.querySelector<HearthTurn>('hearth-turn[last]');
    if (last === null) return;
    last.liveText = this.liveText;
    last.waiting = this.waiting;
  }

  /** Moves the focus to a turn, or to the way to its next version in a direction. */
  async focusTurn(id: string | undefined, step?: -1 | 1): Promise<void> {
    await this.updateComplete;
    const index = this.turns.findIndex((turn) => turn.id === id);
    if (index === -1) {
      this.scroller.focus();
      return;
    }
    this.window.include(index);
    await this.updateComplete;
    const turn = this.findTurn(id);
    // What is out of sight renders anew when it comes into sight: no reason to wait.
    if (turn?.hasUpdated === false) await turn.updateComplete;
    if (step === undefined) turn?.focus();
    else await turn?.focusSwitcher(step);
  }

  /** Lets the newest question be written anew. */
  async editLast(): Promise<void> {
    this.window.showEnd();
    await this.updateComplete;
    this.findTurn(this.turns.at(-1)?.id)?.edit();
  }

  private findTurn(id: string | undefined): HearthTurn | undefined {
    return [...this.list.querySelectorAll('hearth-turn')].find(({ turn }) => turn?.id === id);
  }

  private onJump(): void {
    this.window.showEnd();
    this.scroller.focus();
  }

  override render() {
    return html`<div
        class="scroller"
        role="log"
        aria-live="off"
        aria-label=${msg('Conversation')}
        tabindex="0"
        @scroll=${this.window.onScroll}
      >
        <div class="content">
          <h1 class="visually-hidden">${msg('Conversation')}</h1>
          <slot name="empty" ?hidden=${this.turns.length > 0}></slot>
          <div class=${this.window.range.from > 0 ? 'turns partial' : 'turns'}>
            ${this.renderBackground()} ${this.renderTurns()}
          </div>
        </div>
      </div>
      ${this.window.isAtEnd ? nothing : this.renderJump()}
      <div class="visually-hidden" aria-live="polite">${this.spoken}</div>`;
  }

  private renderBackground() {
    if (this.background === null || this.window.range.from > 0) return nothing;
    return html`<hearth-memory-note kind="background" .summary=${this.background}></hearth-memory-note>`;
  }

  private renderTurns() {
    const { turns, places, readiness, forgotten } = this;
    const { range } = this.window;
    return guard([turns, range, places, readiness, forgotten], () =>
      repeat(
        groupTurns(turns, range),
        ({ index }) => `${this.conversationId} ${index}`,
        (group) => this.renderGroup(group),
      ),
    );
  }

  private renderGroup({ turns }: TurnGroup) {
    const expectedPx = turns.reduce((sum, turn) => sum + expectedHeight(turn), 0);
    return html`<hearth-turn-group .expectedPx=${expectedPx} ?last=${turns.at(-1) === this.turns.at(-1)}>
      ${repeat(
        turns,
        ({ id }) => id,
        (turn) => this.renderTurn(turn),
      )}
    </hearth-turn-group>`;
  }

  private renderTurn(turn: Turn) {
    const { forgotten } = this;
    return html`<hearth-turn
        .expectedPx=${expectedHeight(turn)}
        .turn=${turn}
        .place=${this.places.get(turn.id) ?? null}
        .readiness=${this.readiness}
        ?last=${turn === this.turns.at(-1)}
      ></hearth-turn>
      ${forgotten?.throughId === turn.id ? html`<hearth-memory-note .summary=${forgotten.summary ?? ''}></hearth-memory-note>` : nothing}`;
  }

  private renderJump() {
    return html`<button type="button" class="jump" @click=${this.onJump}>
      <hearth-icon name="down"></hearth-icon>${msg('Newest', { desc: 'go to the newest words' })}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-transcript': HearthTranscript;
  }
}
