import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { isAbort } from '../../errors/app-error.ts';
import { formatNumber } from '../../i18n/format-number.ts';
import '../../ui/error-notice/error-notice.ts';
import '../../ui/page-frame/page-frame.ts';
import '../../ui/storage-page/storage-page.ts';
import { removeEverything } from '../remove-everything.ts';
import { PageView } from './page-view.ts';
import { buildsOf } from '../../models/model-choice.ts';
import type { ModelChoice } from '../../models/model-choice.ts';
import type { PropertyValues } from 'lit';
import type { StorageReport } from '../../downloads/contract/storage-contract.ts';
import type { StorageOverview, StoredModelItem } from '../../ui/storage-page/storage-overview.ts';
import type { ModelCheckedEvent } from '../../ui/events/model-checked-event.ts';
import type { ModelExportedEvent } from '../../ui/events/model-exported-event.ts';
import type { ModelRemovedEvent } from '../../ui/events/model-removed-event.ts';

/** The page of all that is stored. */
@customElement('hearth-storage-view')
export class HearthStorageView extends PageView {
  @state() private overview: StorageOverview | null = null;
  /** What happens at the moment, in words; empty when nothing does. */
  @state() private work = '';

  override firstUpdated(changed: PropertyValues<this>): void {
    super.firstUpdated(changed);
    void this.refresh();
  }

  protected override async look(): Promise<void> {
    const { library, commands, history } = this.services;
    await library.refresh();
    const report = await commands.report();
    const { summaries } = history.value;
    this.overview = {
      models: report.models.map((model) => this.describe(model)),
      chats: { count: summaries.length, sizeBytes: history.sizeBytes },
      siteBytes: report.siteBytes,
      leftoverBytes: report.orphanBytes,
      freeBytes: report.freeBytes,
      persisted: report.persisted,
    };
  }

  private describe(stored: StorageReport['models'][number]): StoredModelItem {
    const { id, revision, ...sizes } = stored;
    const isStored = ({ files }: ModelChoice): boolean =>
      files?.manifest.id === id && files.manifest.revision === revision;
    const model = this.services.library.value?.find(({ choice }) => buildsOf(choice).some(isStored));
    const build = model && buildsOf(model.choice).find(isStored);
    const { lastUsedAtMs, verifiedAtMs } = model?.record ?? { lastUsedAtMs: null, verifiedAtMs: null };
    return { id, name: id, ...build?.card, ...sizes, lastUsedAtMs, verifiedAtMs };
  }

  private async doing(words: string, work: () => Promise<unknown>): Promise<void> {
    this.work = words;
    await this.run(() =>
      work().catch((error: unknown) => {
        if (!isAbort(error)) throw error;
      }),
    );
    this.work = '';
  }

  private export(id: string, inParts: boolean): Promise<void> {
    return this.doing(msg('Writing the file …'), () =>
      this.services.commands.export(id, inParts, {
        onEvent: ({ doneBytes, totalBytes }) => {
          const percent = formatNumber(Math.floor((doneBytes / totalBytes) * 100));
          this.work = msg(str`Writing the file: ${percent} %`);
        },
      }),
    );
  }

  override render() {
    const { commands } = this.services;
    return html`<hearth-page-frame
      heading=${msg('Storage')}
      lead=${msg('Everything this site keeps is on this device only. Here you see what it is, and can be rid of it.')}
      @model-checked=${({ id }: ModelCheckedEvent) =>
        void this.doing(msg('Checking every file …'), () =>
          commands.repair(id, new AbortController().signal),
        )}
      @model-exported=${({ id, inParts }: ModelExportedEvent) => void this.export(id, inParts)}
      @model-removed=${({ id }: ModelRemovedEvent) =>
        void this.doing(msg('Deleting …'), () => commands.remove(id))}
      @leftovers-removed=${() => void this.doing(msg('Removing …'), () => commands.removeLeftovers())}
      @persistence-requested=${() =>
        void this.doing(msg('Asking the browser …'), () => navigator.storage.persist())}
      @everything-removed=${() =>
        void this.doing(msg('Deleting everything …'), () => removeEverything(this.services))}
      @error-action=${this.onErrorAction}
    >
      ${this.error && html`<hearth-error-notice .error=${this.error}></hearth-error-notice>`}
      <p role="status" ?hidden=${this.work === ''}>${this.work === '' ? nothing : this.work}</p>
      <hearth-storage-page .overview=${this.overview} ?busy=${this.busy}></hearth-storage-page>
    </hearth-page-frame>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-storage-view': HearthStorageView;
  }
}
