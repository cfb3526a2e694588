import { msg, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base, disclosure } from '../../styles/shared.ts';
import '../icon/icon.ts';

/** A line across the conversation that says what the model does not read, and the summary that it reads instead. */
@customElement('hearth-memory-note')
export class HearthMemoryNote extends LitElement {
  static override styles = [
    base,
    disclosure,
    css`
      :host {
        display: grid;
        justify-items: center;
        gap: var(--space-1);
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
      p {
        margin: 0;
      }
      .line {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        inline-size: 100%;
        text-align: center;
      }
      .line::before,
      .line::after {
        content: '';
        flex: 1;
        min-inline-size: var(--space-4);
        border-block-start: 1px solid var(--control-line);
      }
      summary {
        min-block-size: 2rem;
        margin-inline: auto;
        padding-inline-end: var(--space-2);
        border-radius: var(--radius-control);
      }
      summary:hover {
        color: var(--ink);
      }
      .summary {
        max-inline-size: var(--measure);
        padding: var(--space-3);
        border-radius: var(--radius-control);
        background: var(--fill);
        color: var(--ink);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      @media (pointer: coarse) {
        summary {
          min-block-size: 2.75rem;
        }
      }
    `,
  ];

  /** `forgotten`: what is above is not read; `background`: the conversation goes on from an earlier one. */
  @property() kind: 'forgotten' | 'background' = 'forgotten';
  /** What the model reads instead; empty for nothing. */
  @property({ attribute: false }) summary = '';

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    const isForgotten = this.kind === 'forgotten';
    return html`<p class="line">
        ${isForgotten ? msg('The model no longer reads what is above.') : msg('Goes on from an earlier conversation.')}
      </p>
      ${this.summary === '' ? nothing : this.renderSummary(isForgotten)}`;
  }

  private renderSummary(isForgotten: boolean) {
    const name = isForgotten
      ? msg('The summary that it reads instead')
      : msg('The summary that the model reads');
    return html`<details>
      <summary><hearth-icon name="chevron"></hearth-icon>${name}</summary>
      <p class="summary" dir="auto">${this.summary}</p>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-memory-note': HearthMemoryNote;
  }
}
