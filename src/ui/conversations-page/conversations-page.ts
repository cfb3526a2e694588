import { msg, str } from '@lit/localize';
import { css, html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { base, buttons } from '../../styles/shared.ts';
import { ExportRequestedEvent } from '../events/export-requested-event.ts';
import { FilesOfferedEvent } from '../events/files-offered-event.ts';
import { droppedFiles } from '../models-page/dropped-files.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { formatChoiceStyles, renderFormats, usualFormat } from './format-choice.ts';
import { conversationsWords } from './import-state.ts';
import type { ExportFormat } from '../../transfer/contract/transfer-contract.ts';
import type { OfferedFile } from '../events/files-offered-event.ts';

const styles = css`
  :host {
    display: block;
  }
  .page {
    display: grid;
    gap: var(--space-6);
  }
  section {
    display: grid;
    gap: var(--space-3);
    justify-items: start;
  }
  fieldset {
    inline-size: 100%;
  }
  h2,
  p {
    margin: 0;
  }
  h2 {
    font-size: var(--text-l);
  }
  p {
    max-inline-size: var(--measure);
  }
  .soft {
    color: var(--ink-soft);
  }
  .drop {
    outline: 2px dashed var(--accent);
    outline-offset: var(--space-2);
  }
`;

/**
 * All conversations as a file, and back.
 * @event export-requested - all of them, in this form
 * @event files-offered - to import, chosen or dropped
 * @slot - what is on its way in
 */
@customElement('hearth-conversations-page')
export class HearthConversationsPage extends OwnTaskElement {
  static override styles = [base, buttons, formatChoiceStyles, styles];

  @query('#conversations-file') private fileInput!: HTMLInputElement | null;

  @state() private isDropping = false;
  @state() private format: ExportFormat = usualFormat('all');

  /** How many are on this device. */
  @property({ type: Number }) count = 0;
  /** Something is being read or written: one thing at a time. */
  @property({ type: Boolean }) busy = false;

  /** Lets the visitor choose a file. */
  openFile(): void {
    this.fileInput?.click();
  }

  private onFiles(event: Event): void {
    const input = event.target as HTMLInputElement;
    this.offer([...(input.files ?? [])].map((blob) => ({ path: blob.name, blob })));
    input.value = '';
  }

  private offer(files: readonly OfferedFile[]): void {
    if (files.length > 0 && !this.busy) this.dispatchEvent(new FilesOfferedEvent(files));
  }

  private onDrag(event: DragEvent): void {
    event.preventDefault();
    this.isDropping = event.type === 'dragover';
  }

  private onDrop(event: DragEvent): void {
    this.onDrag(event);
    if (event.dataTransfer !== null) void droppedFiles(event.dataTransfer).then((files) => this.offer(files));
  }

  private onExport(): void {
    if (this.count > 0 && !this.busy) this.dispatchEvent(new ExportRequestedEvent(this.format));
  }

  override render() {
    return html`<div
      class=${this.isDropping ? 'page drop' : 'page'}
      @dragover=${this.onDrag}
      @dragleave=${this.onDrag}
      @drop=${this.onDrop}
    >
      <slot></slot>
      ${this.renderExport()} ${this.renderImport()}
    </div>`;
  }

  private renderExport() {
    const isPossible = this.count > 0 && !this.busy;
    return html`<section aria-labelledby="export">
      <h2 id="export">${msg('Take them along')}</h2>
      <p>
        ${
          this.count === 0
            ? msg('There are no conversations on this device yet.')
            : msg(str`On this device: ${conversationsWords(this.count)}.`)
        }
      </p>
      ${renderFormats('all', this.format, (format) => (this.format = format))}
      <button id="save" type="button" aria-disabled=${isPossible ? 'false' : 'true'} @click=${this.onExport}>
        ${msg('Save all as a file')}
      </button>
    </section>`;
  }

  private renderImport() {
    return html`<section aria-labelledby="import">
      <h2 id="import">${msg('Bring some in')}</h2>
      <p>
        ${msg(
          'From a file of Hearth, from ChatGPT (the ZIP archive that it sends you, or the conversations.json in it), or from messages as OpenAI’s protocol has them.',
        )}
      </p>
      <button type="button" aria-disabled=${this.busy ? 'true' : 'false'} @click=${this.openFile}>
        ${msg('Choose a file')}
      </button>
      <input
        id="conversations-file"
        type="file"
        hidden
        multiple
        accept=".json,.jsonl,.ndjson,.md,.markdown,.zip"
        aria-label=${msg('File of conversations')}
        @change=${this.onFiles}
      />
      <p class="soft">
        ${msg('Or drop it anywhere here. You see what is in it before anything is stored, and nothing that is here is overwritten.')}
      </p>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-conversations-page': HearthConversationsPage;
  }
}
