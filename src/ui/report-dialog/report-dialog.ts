import { msg } from '@lit/localize';
import { css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { base, buttons } from '../../styles/shared.ts';
import '../copy-button/copy-button.ts';
import '../dialog/dialog.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import type { HearthDialog } from '../dialog/dialog.ts';

/**
 * How Hearth stands on this device, as a text that one may send to somebody: shown in full before it is copied.
 * @event dialog-closed - however it was closed
 */
@customElement('hearth-report-dialog')
export class HearthReportDialog extends OwnTaskElement {
  static override styles = [
    base,
    buttons,
    css`
      .content {
        display: grid;
        gap: var(--space-3);
        justify-items: start;
      }
      p {
        margin: 0;
      }
      pre {
        inline-size: 100%;
        max-block-size: 22rem;
        margin: 0;
        padding: var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius-control);
        background: var(--fill);
        font-family: var(--font-code);
        font-size: var(--text-s);
        white-space: pre-wrap;
        overflow: auto;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @query('hearth-dialog') private dialog!: HearthDialog;

  /** Empty while it is being put together. */
  @property({ attribute: false }) report = '';

  async open(): Promise<void> {
    await this.updateComplete;
    await this.dialog.open();
  }

  override render() {
    return html`<hearth-dialog heading=${msg('Report')}>
      <div class="content">
        <p>
          ${msg(
            'This helps whoever looks into a problem. It says nothing of what you wrote or read. It is sent nowhere: copy it, and give it to whom you like.',
          )}
        </p>
        <pre tabindex="0" role="group" aria-label=${msg('Report')} dir="ltr" lang="en">
${this.report === '' ? msg('Putting it together …') : this.report}</pre>
        ${
          this.report === ''
            ? null
            : html`<hearth-copy-button what=${msg('report')} .text=${this.report}></hearth-copy-button>`
        }
      </div>
    </hearth-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-report-dialog': HearthReportDialog;
  }
}
