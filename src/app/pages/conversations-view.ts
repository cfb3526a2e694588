import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { PropertyValues } from 'lit';
import { formatNumber, plural } from '../../i18n/format-number.ts';
import { StoreController } from '../../state/store-controller.ts';
import '../../ui/conversations-page/conversations-page.ts';
import '../../ui/conversations-page/import-preview.ts';
import '../../ui/error-notice/error-notice.ts';
import '../../ui/page-frame/page-frame.ts';
import { TransferCommands } from '../transfer-commands.ts';
import { ConversationImport } from './conversation-import.ts';
import { PageView } from './page-view.ts';
import type { ExportFormat } from '../../transfer/contract/transfer-contract.ts';
import type { HearthConversationsPage } from '../../ui/conversations-page/conversations-page.ts';
import type { ErrorActionEvent } from '../../ui/events/error-action-event.ts';
import type { ExportRequestedEvent } from '../../ui/events/export-requested-event.ts';
import type { FilesOfferedEvent } from '../../ui/events/files-offered-event.ts';

/** The page on which conversations are taken along as files, and brought in. */
@customElement('hearth-conversations-view')
export class HearthConversationsView extends PageView {
  private transfer: TransferCommands | null = null;
  private import: ConversationImport | null = null;

  @query('hearth-conversations-page') private page!: HearthConversationsPage;

  /** What happened to the last export, or happens; empty before. */
  @state() private work = '';

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.transfer !== null) return;
    this.transfer = new TransferCommands(this.services);
    this.import = new ConversationImport(this, this.transfer);
    new StoreController(this, this.services.history, ({ summaries }) => summaries);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.import?.dismiss();
  }

  protected override look(): Promise<void> {
    return this.services.history.refresh();
  }

  private async export(format: ExportFormat): Promise<void> {
    await this.run(async () => {
      this.work = msg('Writing the file …');
      const unreadable = await this.transfer?.export(null, format, ({ done, total }) => {
        const percent = formatNumber(Math.floor((done / total) * 100));
        this.work = msg(str`Writing the file: ${percent} %`);
      });
      this.work = exportedWords(unreadable ?? 0);
    });
    if (this.error !== null) this.work = '';
  }

  /** A second file takes the place of the first. */
  private async onFiles({ files }: FilesOfferedEvent): Promise<void> {
    await this.idle;
    this.work = '';
    await this.run(async () => this.import?.read(files));
  }

  private onAction(event: ErrorActionEvent): void {
    this.onErrorAction(event);
    if (event.action === 'retry') this.page.openFile();
  }

  override render() {
    return html`<hearth-page-frame
      heading=${msg('Your conversations')}
      lead=${msg('They are kept on this device only. Here you take them along as a file, or bring some in from one.')}
      @error-action=${this.onAction}
    >
      <hearth-conversations-page
        .count=${this.services.history.value.summaries.length}
        ?busy=${this.busy}
        @export-requested=${({ format }: ExportRequestedEvent) => void this.export(format)}
        @files-offered=${(event: FilesOfferedEvent) => void this.onFiles(event)}
      >
        ${this.error && html`<hearth-error-notice .error=${this.error}></hearth-error-notice>`}
        <p role="status" ?hidden=${this.work === ''}>${this.work === '' ? nothing : this.work}</p>
        ${this.renderImport()}
      </hearth-conversations-page>
    </hearth-page-frame>`;
  }

  private renderImport() {
    const state = this.import?.state ?? null;
    if (state === null) return nothing;
    return html`<hearth-import-preview
      .state=${state}
      @import-accepted=${() => void this.run(async () => this.import?.accept())}
      @import-undone=${() => void this.run(async () => this.import?.undo())}
      @import-dismissed=${() => this.import?.dismiss()}
    ></hearth-import-preview>`;
  }
}

function exportedWords(unreadable: number): string {
  const saved = msg('The file was given to your browser, which keeps it with your downloads.');
  if (unreadable === 0) return saved;
  const number = formatNumber(unreadable);
  const damaged = plural(
    unreadable,
    msg('1 conversation is damaged and is not in it.'),
    msg(str`${number} conversations are damaged and are not in it.`),
  );
  return `${saved} ${damaged}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-conversations-view': HearthConversationsView;
  }
}
