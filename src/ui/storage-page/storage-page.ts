import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { base, buttons } from '../../styles/shared.ts';
import { plural } from '../../i18n/format-number.ts';
import '../dialog/dialog.ts';
import { EverythingRemovedEvent } from '../events/everything-removed-event.ts';
import { LeftoversRemovedEvent } from '../events/leftovers-removed-event.ts';
import { ModelCheckedEvent } from '../events/model-checked-event.ts';
import { ModelExportedEvent } from '../events/model-exported-event.ts';
import { ModelRemovedEvent } from '../events/model-removed-event.ts';
import { PersistenceRequestedEvent } from '../events/persistence-requested-event.ts';
import { formatBytes, formatBytesOf } from '../format-bytes.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { formatAgo } from './storage-overview.ts';
import { styles } from './storage-page.styles.ts';
import type { HearthDialog } from '../dialog/dialog.ts';
import type { StorageOverview, StoredModelItem } from './storage-overview.ts';

/** FAT32, as most sticks have it, holds no longer file. */
const longestFatFileBytes = 2 ** 32;

/**
 * What this site keeps on the device, and how to be rid of it.
 * @event model-checked
 * @event model-exported
 * @event model-removed
 * @event leftovers-removed
 * @event persistence-requested
 * @event everything-removed - after a second press
 */
@customElement('hearth-storage-page')
export class HearthStoragePage extends OwnTaskElement {
  static override styles = [base, buttons, styles];

  @query('hearth-dialog') private dialog!: HearthDialog;

  /** Null while it is being looked up. */
  @property({ attribute: false }) overview: StorageOverview | null = null;
  /** The moment from which days are counted. */
  @property({ attribute: false }) now = Date.now();
  /** Something is being removed or written: one thing at a time. */
  @property({ type: Boolean }) busy = false;

  private send(event: Event): void {
    if (!this.busy) this.dispatchEvent(event);
  }

  private onRemoveEverything(): void {
    this.dialog.close();
    this.send(new EverythingRemovedEvent());
  }

  override render() {
    const { overview } = this;
    if (overview === null) return html`<p role="status">${msg('Looking at what is stored …')}</p>`;
    return html`${this.renderShares(overview)} ${this.renderModels(overview.models)}
    ${this.renderRest(overview)} ${this.renderEverything(overview)}`;
  }

  private renderShares({ models, siteBytes, leftoverBytes, freeBytes }: StorageOverview) {
    const modelBytes = models.reduce((sum, { storedBytes }) => sum + storedBytes, 0);
    const shares = [
      { name: 'models', words: msg('Models'), bytes: modelBytes },
      { name: 'site', words: msg('The site itself'), bytes: siteBytes },
      { name: 'leftovers', words: msg('Leftovers'), bytes: leftoverBytes },
    ].filter(({ bytes }) => bytes > 0);
    return html`<section aria-label=${msg('In short')}>
      <div class="bar" aria-hidden="true">
        ${shares.map(({ name, bytes }) => html`<span class=${name} .style=${`flex-grow: ${bytes}`}></span>`)}
      </div>
      <p>
        ${shares.length === 0 ? msg('Nothing is stored yet.') : shares.map(({ words, bytes }) => `${words} ${formatBytes(bytes)}`).join(' · ')}
        ${freeBytes === null ? nothing : html`<span class="soft">${msg(str`· about ${formatBytes(freeBytes)} free`)}</span>`}
      </p>
    </section>`;
  }

  private renderModels(models: readonly StoredModelItem[]) {
    if (models.length === 0) return nothing;
    return html`<section>
      <h2>${msg('Models')}</h2>
      <ul>
        ${models.map((model) => this.renderModel(model))}
      </ul>
    </section>`;
  }

  private renderModel({ id, name, storedBytes, totalBytes, complete, ...times }: StoredModelItem) {
    const size = complete
      ? formatBytes(totalBytes)
      : msg(str`${formatBytesOf(storedBytes, totalBytes)}, not finished`);
    const used =
      times.lastUsedAtMs === null
        ? msg('never used')
        : msg(str`used ${formatAgo(times.lastUsedAtMs, this.now)}`);
    const verified =
      times.verifiedAtMs === null ? '' : msg(str`verified ${formatAgo(times.verifiedAtMs, this.now)}`);
    return html`<li>
      <div>
        <h3>${name}</h3>
        <p class="soft">${[size, used, verified].filter((part) => part !== '').join(' · ')}</p>
      </div>
      <div class="actions">
        ${
          complete
            ? html`${this.renderButton(msg('Check', { desc: 'whether files are whole' }), name, () => new ModelCheckedEvent(id))}
              ${this.renderButton(msg('Export'), name, () => new ModelExportedEvent(id))}
              ${totalBytes < longestFatFileBytes ? nothing : this.renderButton(msg('Export in parts'), name, () => new ModelExportedEvent(id, true))}`
            : nothing
        }
        ${this.renderButton(msg('Delete'), name, () => new ModelRemovedEvent(id))}
      </div>
    </li>`;
  }

  private renderButton(words: string, name: string, event: () => Event) {
    return html`<button
      type="button"
      aria-label=${name === '' ? words : `${words} ${name}`}
      aria-disabled=${this.busy ? 'true' : 'false'}
      @click=${() => this.send(event())}
    >
      ${words}
    </button>`;
  }

  private renderRest({ chats, siteBytes, leftoverBytes, persisted }: StorageOverview) {
    return html`<section>
      <h2>${msg('Everything else')}</h2>
      <ul>
        <li>
          <div>
            <h3>${msg('Chats and settings')}</h3>
            <p class="soft">${chatWords(chats.count)}, ${formatBytes(chats.sizeBytes)}</p>
          </div>
          <a href="#/conversations">${msg('Take along or bring in')}</a>
        </li>
        <li>
          <div>
            <h3>${msg('The site itself')}</h3>
            <p class="soft">${msg(str`${formatBytes(siteBytes)}, so that it opens without a network`)}</p>
          </div>
        </li>
        ${
          leftoverBytes === 0
            ? nothing
            : html`<li>
                <div>
                  <h3>${msg('Leftovers')}</h3>
                  <p class="soft">
                    ${msg(str`${formatBytes(leftoverBytes)} that belong to no model of this site`)}
                  </p>
                </div>
                ${this.renderButton(msg('Remove leftovers'), '', () => new LeftoversRemovedEvent())}
              </li>`
        }
        <li>
          <div>
            <h3>${persisted ? msg('Kept until you delete it') : msg('Kept as long as there is room')}</h3>
            <p class="soft">
              ${
                persisted
                  ? msg('The browser has promised not to clear it by itself.')
                  : msg('When the disk runs full, the browser may clear it without asking.')
              }
            </p>
          </div>
          ${persisted ? nothing : this.renderButton(msg('Ask the browser to keep it'), '', () => new PersistenceRequestedEvent())}
        </li>
      </ul>
    </section>`;
  }

  private renderEverything({ models, chats }: StorageOverview) {
    const modelWords = plural(models.length, msg('1 model'), msg(str`${models.length} models`));
    return html`<div>
        <button
          type="button"
          class="danger"
          aria-disabled=${this.busy ? 'true' : 'false'}
          @click=${() => void this.dialog.open()}
        >
          ${msg('Delete everything')}
        </button>
      </div>
      <hearth-dialog heading=${msg('Delete everything?')}>
        <div class="confirm">
          <p>
            ${msg(str`${modelWords}, ${chatWords(chats.count)} and all settings leave this device. There is no way back, and other tabs of this site lose them too.`)}
          </p>
          <div class="actions">
            <button type="button" class="danger" @click=${this.onRemoveEverything}>
              ${msg('Delete it all')}
            </button>
            <button type="button" @click=${() => this.dialog.close()}>${msg('Keep it')}</button>
          </div>
        </div>
      </hearth-dialog>`;
  }
}

const chatWords = (count: number): string => plural(count, msg('1 chat'), msg(str`${count} chats`));

declare global {
  interface HTMLElementTagNameMap {
    'hearth-storage-page': HearthStoragePage;
  }
}
