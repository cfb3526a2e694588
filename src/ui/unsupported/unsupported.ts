import { msg } from '@lit/localize';
import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AppError } from '../../errors/app-error.ts';
import { describeError } from '../../errors/describe-error.ts';
import { base, buttons } from '../../styles/shared.ts';
import '../copy-button/copy-button.ts';
import '../icon/icon.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { suggestHelp } from './suggest-help.ts';
import type { Platform } from './suggest-help.ts';

const styles = css`
  :host {
    display: grid;
    gap: var(--space-4);
    inline-size: 100%;
    max-inline-size: 36rem;
    margin-inline: auto;
  }
  hearth-icon {
    --icon-stroke: 1;
    inline-size: 3rem;
    block-size: 3rem;
    color: var(--ink-soft);
  }
  h1 {
    margin: 0;
    font-size: var(--text-xl);
    line-height: 1.3;
    text-wrap: balance;
  }
  h2 {
    margin: 0;
    font-size: var(--text-m);
  }
  p {
    margin: 0;
    color: var(--ink-soft);
  }
  section {
    display: grid;
    gap: var(--space-2);
    padding: var(--space-5);
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
    background: var(--surface);
  }
  ul {
    display: grid;
    gap: var(--space-2);
    margin: 0;
    padding-inline-start: 1.2em;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
    font-size: var(--text-s);
  }
  code {
    color: var(--ink-soft);
    font-family: var(--font-code);
    overflow-wrap: anywhere;
  }
`;

/** Why this browser or device cannot run the model, and what would help. Nothing was downloaded. */
@customElement('hearth-unsupported')
export class HearthUnsupported extends OwnTaskElement {
  static override styles = [base, buttons, styles];

  @property({ attribute: false }) error: AppError | null = null;
  /** The visitor's system, if known: the advice names its browsers. */
  @property() platform: Platform = 'unknown';

  override render() {
    if (this.error === null) return nothing;
    const { title, explanation } = describeError(this.error);
    const facts = JSON.stringify({ code: this.error.code, detail: this.error.detail });
    return html`<hearth-icon name="device"></hearth-icon>
      <h1>${title}</h1>
      <p>${explanation}</p>
      <section aria-labelledby="help">
        <h2 id="help">${msg('What would help')}</h2>
        <ul>
          ${suggestHelp(this.error, this.platform).map((help) => html`<li>${help}</li>`)}
        </ul>
      </section>
      <div class="facts">
        <code>${facts}</code>
        <hearth-copy-button what="details" .text=${facts}></hearth-copy-button>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-unsupported': HearthUnsupported;
  }
}
