import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base, disclosure } from '../../styles/shared.ts';
import { formatSpan } from '../format-duration.ts';
import { drawIcon, drawing } from '../icon/draw-icon.ts';
import { chevron } from '../icon/icons.ts';
import '../markdown/markdown.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { ember } from './ember.styles.ts';

/** What a model thought aloud before it answered, folded. Whether it is open is the person's choice and stays theirs. */
@customElement('hearth-thinking')
export class HearthThinking extends OwnTaskElement {
  static override styles = [
    base,
    disclosure,
    drawing,
    ember,
    css`
      :host {
        display: block;
        margin-block-end: var(--space-3);
      }
      summary {
        min-block-size: 2rem;
        padding-inline-end: var(--space-2);
        border-radius: var(--radius-control);
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
      summary:hover {
        color: var(--ink);
      }
      .ember {
        margin-inline: var(--space-1);
      }
      .thoughts {
        margin-block-start: var(--space-1);
        padding-inline-start: var(--space-4);
        border-inline-start: 2px solid var(--line);
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
      @media (pointer: coarse) {
        summary {
          min-block-size: 2.75rem;
        }
      }
    `,
  ];

  private startMs: number | null = null;
  /** How long it took, for as long as nobody else knows. */
  private ownMs: number | null = null;

  @state() private isOpen = false;

  @property({ attribute: false }) text = '';
  /** It thinks at this moment. */
  @property({ type: Boolean }) live = false;
  /** How long it thought; null where nobody counted. */
  @property({ attribute: false }) durationMs: number | null = null;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('live')) return;
    if (this.live) this.startMs ??= performance.now();
    else if (this.startMs !== null) this.ownMs ??= performance.now() - this.startMs;
  }

  private onToggle(event: Event): void {
    this.isOpen = (event.target as HTMLDetailsElement).open;
  }

  private get words(): string {
    if (this.live) return msg('Thinking…');
    const ms = this.durationMs ?? this.ownMs;
    if (ms === null) return msg('Thoughts', { desc: 'what a model thought before it answered' });
    return ms < 1000 ? msg('Thought for a moment') : msg(str`Thought for ${formatSpan(ms)}`);
  }

  override render() {
    return html`<details @toggle=${this.onToggle}>
      <summary>
        ${drawIcon(chevron)} ${this.live ? html`<span class="ember"></span>` : nothing}${this.words}
      </summary>
      ${this.isOpen ? this.renderThoughts() : nothing}
    </details>`;
  }

  /** Only once it is open: a long thought that nobody reads costs nothing. */
  private renderThoughts() {
    return html`<div class="thoughts">
      <hearth-markdown ?streaming=${this.live} .text=${this.text}></hearth-markdown>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-thinking': HearthThinking;
  }
}
