import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { mostWays } from '../../conversations/comparison.ts';
import { base, buttons, inputs } from '../../styles/shared.ts';
import { ComparisonAskedEvent } from '../events/comparison-asked-event.ts';
import { ComparisonEditedEvent } from '../events/comparison-edited-event.ts';
import { StopRequestedEvent } from '../events/stop-requested-event.ts';
import '../icon/icon.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import './compare-way.ts';
import { wayName } from './way-name.ts';
import type { Comparison, Way } from '../../conversations/comparison.ts';

const styles = css`
  :host {
    display: grid;
    gap: var(--space-4);
  }
  form {
    display: grid;
    gap: var(--space-2);
  }
  label {
    font-weight: 600;
  }
  textarea {
    inline-size: 100%;
    min-block-size: 4.5rem;
    font-size: max(1em, var(--text-m));
    resize: vertical;
    field-sizing: content;
    max-block-size: 16rem;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
  }
  .hint {
    margin: 0;
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  /* Columns where there is room for them, else one below the other. */
  .ways {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
    gap: var(--space-4);
  }
  hearth-compare-way {
    min-inline-size: 0;
  }
`;

/**
 * One question, asked in two or three ways, with the answers beside each other.
 * @event comparison-edited - the question or a way was changed
 * @event comparison-asked - it is to be asked
 * @event stop-requested - the reply that is being written is to end
 * @event way-used - an answer is to become a conversation (from the way)
 */
@customElement('hearth-compare')
export class HearthCompare extends OwnTaskElement {
  static override styles = [base, buttons, inputs, styles];

  @property({ attribute: false }) comparison: Comparison | null = null;
  /** The growing reply of the way that is being answered. */
  @property({ attribute: false }) liveText = '';
  /** What the model's maker would have it told; empty where that is nothing. */
  @property({ attribute: false }) modelPrompt = '';
  /** Why it cannot be asked now, in a sentence; empty when it can. */
  @property() obstacle = '';

  private onQuestion(event: Event): void {
    const { value: question } = event.target as HTMLTextAreaElement;
    this.dispatchEvent(new ComparisonEditedEvent({ kind: 'question', question }));
  }

  private onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.canAsk) this.dispatchEvent(new ComparisonAskedEvent());
  }

  private onAdd(): void {
    this.dispatchEvent(new ComparisonEditedEvent({ kind: 'add' }));
  }

  private onStop(): void {
    this.dispatchEvent(new StopRequestedEvent());
  }

  private get canAsk(): boolean {
    return this.obstacle === '' && this.comparison !== null && this.comparison.question.trim() !== '';
  }

  override render() {
    const { comparison } = this;
    if (comparison === null) return nothing;
    const { ways, answering } = comparison;
    return html`<form @submit=${this.onSubmit}>
        <label for="question">${msg('Your question')}</label>
        <textarea
          id="question"
          rows="3"
          dir="auto"
          .value=${comparison.question}
          @input=${this.onQuestion}
        ></textarea>
        <div class="actions">
          ${answering === null ? this.renderAsk(ways) : this.renderStop()}
          <p class="hint" role="status">${answering === null ? this.obstacle : answeringWords(answering)}</p>
        </div>
      </form>
      <div class="ways">${ways.map((way, index) => this.renderWay(way, index, comparison))}</div>`;
  }

  private renderAsk(ways: readonly Way[]) {
    const label = ways.length === 2 ? msg('Ask both ways') : msg('Ask all three ways');
    return html`<button type="submit" class="primary" aria-disabled=${this.canAsk ? 'false' : 'true'}>
        ${label}
      </button>
      ${ways.length < mostWays ? html`<button type="button" @click=${this.onAdd}><hearth-icon name="plus"></hearth-icon>${msg('Add a third way')}</button>` : nothing}`;
  }

  private renderStop() {
    return html`<button type="button" @click=${this.onStop}>
      <hearth-icon name="stop"></hearth-icon>${msg('Stop')}
    </button>`;
  }

  private renderWay(way: Way, index: number, { ways, answering }: Comparison) {
    return html`<hearth-compare-way
      .way=${way}
      .index=${index}
      .liveText=${index === answering ? this.liveText : ''}
      .modelPrompt=${this.modelPrompt}
      ?waits=${answering !== null && index > answering}
      ?removable=${answering === null && ways.length > 2}
    ></hearth-compare-way>`;
  }
}

function answeringWords(index: number): string {
  const name = wayName(index);
  return msg(str`${name} is being answered`);
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-compare': HearthCompare;
  }
}
