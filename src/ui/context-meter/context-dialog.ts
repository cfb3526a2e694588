import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { formatNumber } from '../../i18n/format-number.ts';
import { base, buttons, disclosure } from '../../styles/shared.ts';
import '../dialog/dialog.ts';
import { RememberingRequestedEvent } from '../events/remembering-requested-event.ts';
import '../icon/icon.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { tokenWords, usedWords } from './context-words.ts';
import type { ContextCount, SentMessage } from '../../conversations/context-count.ts';
import type { HearthDialog } from '../dialog/dialog.ts';

/** A longer text is opened only when somebody wants to read it. */
const shownCharacters = 400;

const styles = css`
  p {
    margin: 0;
  }
  .content {
    display: grid;
    gap: var(--space-4);
  }
  .soft {
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .forgotten {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-3);
    align-items: center;
    justify-content: space-between;
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-control);
    background: var(--fill);
  }
  ol {
    display: grid;
    gap: var(--space-3);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: var(--space-1) var(--space-3);
    align-items: baseline;
    padding-block-start: var(--space-3);
    border-block-start: 1px solid var(--line);
  }
  h3 {
    margin: 0;
    font-size: var(--text-m);
    font-weight: 600;
  }
  .text,
  details {
    grid-column: 1 / -1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .text {
    white-space: pre-wrap;
  }
  details .text {
    margin-block-start: var(--space-2);
  }
`;

/**
 * Everything that goes to the model with the next question, as it goes, and what it takes.
 * @event remembering-requested - what was left out is to be sent again
 * @event dialog-closed - however it was closed
 */
@customElement('hearth-context-dialog')
export class HearthContextDialog extends OwnTaskElement {
  static override styles = [base, buttons, disclosure, styles];

  @query('hearth-dialog') private dialog!: HearthDialog;

  /** A long conversation is a long list: it is there only while somebody looks at it. */
  @state() private isOpen = false;

  @property({ attribute: false }) count: ContextCount | null = null;
  /** Older turns are not sent any more; `summary`: a summary is in their place. */
  @property() forgotten: 'nothing' | 'turns' | 'summary' = 'nothing';

  async open(): Promise<void> {
    this.isOpen = true;
    await this.updateComplete;
    await this.dialog.open();
  }

  private onClosed(): void {
    this.isOpen = false;
  }

  private onRemember(): void {
    this.dispatchEvent(new RememberingRequestedEvent());
  }

  override render() {
    return html`<hearth-dialog heading=${msg('What the model reads')} @dialog-closed=${this.onClosed}>
      ${this.isOpen && this.count !== null ? this.renderContent(this.count) : nothing}
    </hearth-dialog>`;
  }

  private renderContent(count: ContextCount) {
    const sent = count.messages.filter(({ content }) => content !== '');
    return html`<div class="content">
      <div>
        <p>${figureWords(count)}</p>
        <p class="soft">
          ${count.isExact ? msg('Counted with the tokenizer of this model, with what it puts around each message.') : msg('Estimated: where this model runs, nothing can be counted before it is sent.')}
        </p>
      </div>
      ${this.forgotten === 'nothing' ? nothing : this.renderForgotten()}
      <ol>
        ${sent.map((message) => this.renderMessage(message, count))}
      </ol>
    </div>`;
  }

  private renderForgotten() {
    const words =
      this.forgotten === 'summary'
        ? msg('A summary is sent in place of the oldest turns.')
        : msg('The oldest turns are not sent any more.');
    return html`<div class="forgotten">
      <p>${words}</p>
      <button type="button" @click=${this.onRemember}>${msg('Send everything again')}</button>
    </div>`;
  }

  private renderMessage(message: SentMessage, count: ContextCount) {
    const { content, tokens } = message;
    const size = tokenWords(tokens);
    return html`<li>
      <h3>${roleWords(message)}</h3>
      <span class="soft">${count.isExact ? size : msg(str`about ${size}`)}</span>
      ${content.length <= shownCharacters ? html`<p class="text" dir="auto">${content}</p>` : renderLong(content)}
    </li>`;
  }
}

function renderLong(content: string) {
  return html`<details>
    <summary>
      <hearth-icon name="chevron"></hearth-icon><span dir="auto">${content.slice(0, 80).trim()} …</span>
    </summary>
    <p class="text" dir="auto">${content}</p>
  </details>`;
}

function figureWords(count: ContextCount): string {
  const used = usedWords(count);
  const left = Math.max(0, count.contextTokens - count.usedTokens);
  const reply = formatNumber(Math.min(left, count.replyTokens));
  return msg(str`The next question sends ${used}. The reply may have up to ${reply} of the rest.`);
}

function roleWords({ role, turnId }: SentMessage): string {
  switch (role) {
    case 'system':
      return msg('Instructions');
    case 'user':
      return turnId === null ? msg('Your next question') : msg('Question');
    case 'assistant':
      return msg('Reply');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-context-dialog': HearthContextDialog;
  }
}
