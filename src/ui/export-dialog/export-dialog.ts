import { msg } from '@lit/localize';
import { css, html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { base, buttons } from '../../styles/shared.ts';
import { formatChoiceStyles, renderFormats, usualFormat } from '../conversations-page/format-choice.ts';
import '../dialog/dialog.ts';
import { ExportRequestedEvent } from '../events/export-requested-event.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import type { ExportFormat } from '../../transfer/contract/transfer-contract.ts';
import type { HearthDialog } from '../dialog/dialog.ts';

/**
 * One conversation as a file: in which form?
 * @event export-requested - in this form
 * @event dialog-closed - however it was closed
 * @slot - what went wrong
 */
@customElement('hearth-export-dialog')
export class HearthExportDialog extends OwnTaskElement {
  static override styles = [
    base,
    buttons,
    formatChoiceStyles,
    css`
      .content {
        display: grid;
        gap: var(--space-4);
        justify-items: start;
      }
      fieldset {
        inline-size: 100%;
      }
      p {
        margin: 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @query('hearth-dialog') private dialog!: HearthDialog;

  @state() private format: ExportFormat = usualFormat('one');

  /** What the conversation is called. */
  @property() name = '';

  async open(): Promise<void> {
    await this.updateComplete;
    await this.dialog.open();
  }

  close(): void {
    this.dialog.close();
  }

  override render() {
    return html`<hearth-dialog heading=${msg('Save as a file')}>
      <div class="content">
        <p dir="auto">${this.name}</p>
        <slot></slot>
        ${renderFormats('one', this.format, (format) => (this.format = format))}
        <button
          type="button"
          class="primary"
          @click=${() => this.dispatchEvent(new ExportRequestedEvent(this.format))}
        >
          ${msg('Save')}
        </button>
      </div>
    </hearth-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-export-dialog': HearthExportDialog;
  }
}
