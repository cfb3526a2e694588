import { html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { titleOf } from '../conversations/title-of.ts';
import { toAppError } from '../errors/app-error.ts';
import '../ui/error-notice/error-notice.ts';
import '../ui/export-dialog/export-dialog.ts';
import { OwnTaskElement } from '../ui/own-task-element.ts';
import { TransferCommands } from './transfer-commands.ts';
import type { AppError } from '../errors/app-error.ts';
import type { ExportFormat } from '../transfer/contract/transfer-contract.ts';
import type { ErrorActionEvent } from '../ui/events/error-action-event.ts';
import type { ExportRequestedEvent } from '../ui/events/export-requested-event.ts';
import type { HearthExportDialog } from '../ui/export-dialog/export-dialog.ts';
import type { Services } from './services.ts';

/**
 * Asks in which form one conversation is wanted, and gives it.
 * @event dialog-closed - however it was closed
 */
@customElement('hearth-export-dialog-view')
export class HearthExportDialogView extends OwnTaskElement {
  @query('hearth-export-dialog') private dialog!: HearthExportDialog;

  @state() private error: AppError | null = null;

  @property({ attribute: false }) services!: Services;
  @property({ attribute: false }) conversationId = '';

  async open(): Promise<void> {
    await this.updateComplete;
    await this.dialog.open();
  }

  private async export(format: ExportFormat): Promise<void> {
    const transfer = new TransferCommands(this.services);
    try {
      await transfer.export([this.conversationId], format);
      this.dialog.close();
    } catch (error) {
      this.error = toAppError(error);
    }
    transfer.rest();
  }

  /** The way on is in the dialog itself. */
  private onErrorAction(event: ErrorActionEvent): void {
    if (event.action === 'free-space') this.dialog.close();
    else event.stopPropagation();
    this.error = null;
  }

  override render() {
    return html`<hearth-export-dialog
      .name=${this.nameOf()}
      @export-requested=${({ format }: ExportRequestedEvent) => void this.export(format)}
      @error-action=${this.onErrorAction}
    >
      ${this.error && html`<hearth-error-notice .error=${this.error}></hearth-error-notice>`}
    </hearth-export-dialog>`;
  }

  private nameOf(): string {
    const { history, conversation } = this.services;
    if (conversation.value.id === this.conversationId) return titleOf(conversation.value);
    return history.value.summaries.find(({ id }) => id === this.conversationId)?.title ?? '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-export-dialog-view': HearthExportDialogView;
  }
}
