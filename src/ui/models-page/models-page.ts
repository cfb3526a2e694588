import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { base, buttons, disclosure, inputs } from '../../styles/shared.ts';
import { droppedFiles } from './dropped-files.ts';
import { FilesOfferedEvent } from '../events/files-offered-event.ts';
import '../icon/icon.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import './model-item.ts';
import { groupModels, matches } from './model-list-item.ts';
import type { OfferedFile } from '../events/files-offered-event.ts';
import type { ModelListItem } from './model-list-item.ts';

const styles = css`
  :host {
    display: block;
  }
  .page {
    display: grid;
    gap: var(--space-5);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--space-3);
  }
  label {
    display: grid;
    flex: 1 1 14rem;
    gap: var(--space-1);
    font-weight: 600;
  }
  .groups {
    display: grid;
    gap: var(--space-5);
  }
  section,
  ul {
    display: grid;
    gap: var(--space-3);
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  h2,
  summary {
    margin: 0;
    font-size: var(--text-l);
    font-weight: 600;
  }
  p {
    margin: 0;
    color: var(--ink-soft);
  }
  details ul {
    padding-block-start: var(--space-3);
  }
  .drop {
    outline: 2px dashed var(--accent);
    outline-offset: var(--space-2);
  }
`;

/**
 * The library: what is on this device, what fits it, and what does not.
 * @event model-chosen - from a card
 * @event files-offered - files of a model, chosen or dropped: a pack, or GGUF
 * @slot - other ways to bring a model
 */
@customElement('hearth-models-page')
export class HearthModelsPage extends OwnTaskElement {
  static override styles = [base, buttons, disclosure, inputs, styles];

  @query('#model-file') private fileInput!: HTMLInputElement;
  @query('#model-folder') private folderInput!: HTMLInputElement;

  @state() private search = '';
  @state() private isDropping = false;

  /** Null while they are being looked up. */
  @property({ attribute: false }) models: readonly ModelListItem[] | null = null;

  private onFiles(event: Event): void {
    const input = event.target as HTMLInputElement;
    this.offer(
      [...(input.files ?? [])].map((blob) => ({ path: blob.webkitRelativePath || blob.name, blob })),
    );
    input.value = '';
  }

  private offer(files: readonly OfferedFile[]): void {
    if (files.length > 0) this.dispatchEvent(new FilesOfferedEvent(files));
  }

  private onDrag(event: DragEvent): void {
    event.preventDefault();
    this.isDropping = event.type === 'dragover';
  }

  private onDrop(event: DragEvent): void {
    this.onDrag(event);
    if (event.dataTransfer !== null) void droppedFiles(event.dataTransfer).then((files) => this.offer(files));
  }

  override render() {
    const { models } = this;
    return html`<div
      class=${this.isDropping ? 'page drop' : 'page'}
      @dragover=${this.onDrag}
      @dragleave=${this.onDrag}
      @drop=${this.onDrop}
    >
      <div class="tools">
        <label
          >${msg('Search models')}<input
            type="search"
            placeholder=${msg('name, language, use')}
            .value=${this.search}
            @input=${(event: InputEvent) => (this.search = (event.target as HTMLInputElement).value)}
        /></label>
        <button type="button" @click=${() => this.fileInput.click()}>${msg('Open a model file')}</button>
        <button type="button" class="quiet" @click=${() => this.folderInput.click()}>
          ${msg('Open a folder')}
        </button>
        <input
          id="model-file"
          type="file"
          hidden
          multiple
          aria-label=${msg('Model file')}
          @change=${this.onFiles}
        />
        <input
          id="model-folder"
          type="file"
          hidden
          webkitdirectory
          aria-label=${msg('Folder of a model')}
          @change=${this.onFiles}
        />
      </div>
      <p>
        ${msg('Or drop one anywhere here: a GGUF file, all parts of one, or a model pack.')}
        ${msg('You run a model on a server?')}
        <a href="#/endpoints">${msg('Use an endpoint of your own')}</a>
      </p>
      <slot></slot>
      <div class="groups">
        ${models === null ? html`<p role="status">${msg('Looking up the models …')}</p>` : this.renderGroups(models)}
      </div>
    </div>`;
  }

  private renderGroups(models: readonly ModelListItem[]) {
    const found = models.filter((model) => matches(model, this.search.trim()));
    if (found.length === 0) return html`<p role="status">${msg(str`No model matches “${this.search}”.`)}</p>`;
    const { here, possible, impossible } = groupModels(found);
    return html`${this.renderGroup(msg('On this device'), here)}
    ${this.renderGroup(msg('Can run here'), possible)}
    ${
      impossible.length === 0
        ? nothing
        : html`<details>
            <summary>
              <hearth-icon name="chevron"></hearth-icon
              >${msg(str`Not possible on this computer (${impossible.length})`)}
            </summary>
            ${this.renderList(impossible)}
          </details>`
    }`;
  }

  private renderGroup(title: string, models: readonly ModelListItem[]) {
    if (models.length === 0) return nothing;
    return html`<section>
      <h2>${title}</h2>
      ${this.renderList(models)}
    </section>`;
  }

  private renderList(models: readonly ModelListItem[]) {
    return html`<ul>
      ${repeat(
        models,
        ({ id }) => id,
        (model) => html`<li><hearth-model-item .model=${model}></hearth-model-item></li>`,
      )}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-models-page': HearthModelsPage;
  }
}
