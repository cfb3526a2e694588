import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base, buttons } from '../../styles/shared.ts';
import { MessageSubmittedEvent } from '../events/message-submitted-event.ts';
import '../icon/icon.ts';
import { OwnTaskElement } from '../own-task-element.ts';

const defaultExamples = (): string[] => [
  msg('Why is the sky blue? Explain it simply.'),
  msg('Write a short thank-you note to a neighbour.'),
  msg('Give me three ideas for a rainy afternoon.'),
];

const styles = css`
  :host {
    display: grid;
    justify-items: center;
    gap: var(--space-4);
    text-align: center;
  }
  .mark {
    --icon-stroke: 1;
    --icon-fill: var(--accent-soft);
    inline-size: 3rem;
    block-size: 3rem;
    color: var(--accent);
  }
  h2 {
    margin: 0;
    font-size: var(--text-xl);
    font-weight: 600;
    letter-spacing: -0.01em;
  }
  p {
    margin: 0;
    color: var(--ink-soft);
  }
  .leaving {
    color: var(--warn);
    font-weight: 600;
  }
  ul {
    display: grid;
    gap: var(--space-2);
    inline-size: min(100%, 26rem);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  button {
    inline-size: 100%;
    min-block-size: 2.75rem;
    border-color: var(--line);
    background: var(--surface);
    font-weight: 400;
    text-align: start;
    justify-content: flex-start;
  }
  button:hover {
    border-color: var(--control-line);
    background: var(--surface);
  }
`;

/**
 * What stands where the conversation will be: the model is ready, and a few questions to try.
 * @event message-submitted - an example was chosen
 */
@customElement('hearth-empty-chat')
export class HearthEmptyChat extends OwnTaskElement {
  static override styles = [base, buttons, styles];

  /** For a model that runs elsewhere: the mark that says where what is written goes. */
  @property() leaving = '';
  @property({ attribute: false }) examples: readonly string[] | null = null;

  private onChoose(text: string): void {
    this.dispatchEvent(new MessageSubmittedEvent(text));
  }

  override render() {
    return html`<hearth-icon class="mark" name="hearth"></hearth-icon>
      <h2>${msg('Ready when you are')}</h2>
      ${this.leaving === '' ? nothing : html`<p class="leaving">${msg(str`What you write ${this.leaving}`)}</p>`}
      <p>${msg('Ask below, or try one of these.')}</p>
      <ul>
        ${(this.examples ?? defaultExamples()).map(
          (text) => html`<li><button type="button" @click=${() => this.onChoose(text)}>${text}</button></li>`,
        )}
      </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-empty-chat': HearthEmptyChat;
  }
}
