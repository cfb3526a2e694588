import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Attachment } from '../../conversations/conversation.ts';
import { base, buttons } from '../../styles/shared.ts';
import '../dialog/dialog.ts';
import type { HearthDialog } from '../dialog/dialog.ts';
import { formatBytes } from '../format-bytes.ts';
import '../icon/icon.ts';
import { OwnTaskElement } from '../own-task-element.ts';

/** The texts that went with a question: their names, and each to be read when it is pressed. */
@customElement('hearth-attached-texts')
export class HearthAttachedTexts extends OwnTaskElement {
  static override styles = [
    base,
    buttons,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: var(--space-2);
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li,
      button {
        min-inline-size: 0;
        max-inline-size: 100%;
      }
      button {
        border-color: var(--line);
        background: var(--surface);
        font-size: var(--text-s);
        font-weight: 400;
      }
      .name {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .size {
        flex: none;
        color: var(--ink-soft);
      }
      hearth-icon {
        inline-size: 1rem;
        block-size: 1rem;
        color: var(--ink-soft);
      }
      pre {
        margin: 0;
        padding: var(--space-3);
        border-radius: var(--radius-control);
        background: var(--page);
        font-family: var(--font-code);
        font-size: var(--text-s);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @query('hearth-dialog') private dialog!: HearthDialog;

  @state() private shown: Attachment | null = null;

  @property({ attribute: false }) attachments: readonly Attachment[] = [];

  private async show(attachment: Attachment): Promise<void> {
    this.shown = attachment;
    await this.updateComplete;
    await this.dialog.open();
  }

  override render() {
    return html`<ul aria-label=${msg('Attached texts')}>
        ${this.attachments.map((attachment) => this.renderChip(attachment))}
      </ul>
      ${this.shown === null ? nothing : this.renderDialog(this.shown)}`;
  }

  private renderChip(attachment: Attachment) {
    const { name, text } = attachment;
    return html`<li>
      <button
        type="button"
        aria-haspopup="dialog"
        title=${msg(str`Read ${name}`, { desc: 'a file' })}
        @click=${() => void this.show(attachment)}
      >
        <hearth-icon name="file"></hearth-icon>
        <span class="name" dir="auto">${name}</span>
        <span class="size">${formatBytes(new Blob([text]).size)}</span>
      </button>
    </li>`;
  }

  private renderDialog({ name, text }: Attachment) {
    return html`<hearth-dialog .heading=${name} @dialog-closed=${this.onClosed}>
      <pre tabindex="0" role="group" aria-label=${name} dir="auto">${text}</pre>
    </hearth-dialog>`;
  }

  private onClosed(event: Event): void {
    event.stopPropagation();
    this.shown = null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-attached-texts': HearthAttachedTexts;
  }
}
