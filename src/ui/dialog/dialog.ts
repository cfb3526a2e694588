import { msg } from '@lit/localize';
import { html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { base, buttons } from '../../styles/shared.ts';
import { DialogClosedEvent } from '../events/dialog-closed-event.ts';
import '../icon/icon.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { styles } from './dialog.styles.ts';

/**
 * A titled window over the page: the browser's own dialog with a close button.
 * @event dialog-closed - however it was closed
 * @slot - the content
 */
@customElement('hearth-dialog')
export class HearthDialog extends OwnTaskElement {
  static override styles = [base, buttons, styles];

  @query('dialog') private dialog!: HTMLDialogElement;
  @query('h2') private titleElement!: HTMLElement;

  @property() heading = '';

  /** Shows it above everything and moves the focus into it. */
  async open(): Promise<void> {
    await this.updateComplete;
    if (this.dialog.open) return;
    this.dialog.showModal();
    // Reading begins at the title, not at the button that closes it again.
    this.titleElement.focus();
  }

  close(): void {
    this.dialog.close();
  }

  private onClose(): void {
    this.dispatchEvent(new DialogClosedEvent());
  }

  /** A press on the backdrop reaches the dialog itself; a press inside reaches its content. */
  private onPointerDown(event: PointerEvent): void {
    if (event.target === this.dialog) this.close();
  }

  override render() {
    return html`<dialog aria-labelledby="heading" @close=${this.onClose} @pointerdown=${this.onPointerDown}>
      <div class="frame">
        <div class="head">
          <h2 id="heading" tabindex="-1">${this.heading}</h2>
          <button type="button" class="quiet icon" aria-label=${msg('Close')} @click=${this.close}>
            <hearth-icon name="close"></hearth-icon>
          </button>
        </div>
        <div class="content"><slot></slot></div>
      </div>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-dialog': HearthDialog;
  }
}
