import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { StoreController } from '../../state/store-controller.ts';
import '../../ui/browser-model/browser-model.ts';
import '../../ui/error-notice/error-notice.ts';
import '../../ui/gguf-preview/gguf-preview.ts';
import '../../ui/hub-form/hub-form.ts';
import '../../ui/models-page/models-page.ts';
import '../../ui/pack-preview/pack-preview.ts';
import '../../ui/page-frame/page-frame.ts';
import { browserModelId } from '../../models/browser-model.ts';
import { GgufImport } from './gguf-import.ts';
import { PackImport } from './pack-import.ts';
import { PageView } from './page-view.ts';
import { toListItem } from './to-list-item.ts';
import type { PropertyValues } from 'lit';
import type { FilesOfferedEvent } from '../../ui/events/files-offered-event.ts';
import type { ListingPickedEvent } from '../../ui/events/listing-picked-event.ts';
import type { RepoRequestedEvent } from '../../ui/events/repo-requested-event.ts';
import type { ModelListItem } from '../../ui/models-page/model-list-item.ts';
import type { ModelChosenEvent } from '../../ui/events/model-chosen-event.ts';
import type { GgufCommands } from '../gguf-commands.ts';
import type { LibraryModel } from '../../state/library-store.ts';

/** The page of all models: choose one, or bring one as a file. */
@customElement('hearth-models-view')
export class HearthModelsView extends PageView {
  private library: StoreController<readonly LibraryModel[] | null, readonly LibraryModel[] | null> | null =
    null;
  private readonly packs = new PackImport(this);
  private readonly ggufs = new GgufImport(this);

  @state() private isChoosing = false;

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.library !== null) return;
    this.library = new StoreController(this, this.services.library, (value) => value);
    void this.refresh();
    this.takeOffered();
  }

  /** Files that were dropped on the chat. */
  private takeOffered(): void {
    const { offeredFiles } = this.services;
    const files = offeredFiles.value;
    offeredFiles.update(() => []);
    if (files.length > 0) void this.onFiles({ files });
  }

  protected override async look(): Promise<void> {
    const { library, browserModel } = this.services;
    await Promise.all([library.refresh(), browserModel.look()]);
  }

  private async choose(id: string): Promise<void> {
    this.isChoosing = true;
    await this.run(() => this.services.commands.choose(id));
    this.isChoosing = false;
    if (this.error === null) location.hash = '#/';
  }

  /** Files that come while the page looks something up are read after that; those that come during an import are not. */
  private async onFiles({ files }: Pick<FilesOfferedEvent, 'files'>): Promise<void> {
    if (this.ggufs.isAdding) return;
    await this.idle;
    await this.run(async () => {
      const ggufs = await GgufImport.ggufsIn(files);
      this.packs.dismiss();
      this.ggufs.dismiss();
      if (ggufs.length > 0) await this.ggufs.read(await this.services.ggufs(), ggufs);
      else await this.packs.read(this.services, files);
    });
  }

  override render() {
    return html`<hearth-page-frame
      heading=${msg('Models')}
      lead=${msg('Open models that run on this computer. Each is fetched once, checked against its list of files, and then kept here.')}
      aria-busy=${this.isChoosing ? 'true' : 'false'}
      @error-action=${this.onErrorAction}
    >
      ${this.error && html`<hearth-error-notice .error=${this.error}></hearth-error-notice>`}
      ${this.packs.state === null ? nothing : this.renderPack()}
      ${this.ggufs.state === null ? nothing : this.renderGguf()}
      <hearth-models-page
        .models=${this.listItems()}
        @model-chosen=${({ id }: ModelChosenEvent) => void this.choose(id)}
        @files-offered=${(event: FilesOfferedEvent) => void this.onFiles(event)}
        >${this.renderHub()}</hearth-models-page
      >
      ${this.renderBrowserModel()}
    </hearth-page-frame>`;
  }

  private renderBrowserModel() {
    const { browserModel, model } = this.services;
    if (browserModel.value === null) return nothing;
    return html`<hearth-browser-model
      availability=${browserModel.value}
      ?running=${model.value.status === 'ready' && model.isChosen(browserModelId)}
      @model-chosen=${({ id }: ModelChosenEvent) => void this.choose(id)}
    ></hearth-browser-model>`;
  }

  /** Null while they are looked up; after a failure there are none. */
  private listItems(): ModelListItem[] | null {
    const { model } = this.services;
    const runningId = model.value.status === 'ready' ? model.choice.value.card.id : null;
    const models = this.library?.value?.map((each) => toListItem(each, runningId));
    return models ?? (this.error === null ? null : []);
  }

  private async withGgufs(work: (ggufs: GgufCommands) => Promise<void>): Promise<void> {
    await this.run(async () => work(await this.services.ggufs()));
  }

  private renderHub() {
    return html`<hearth-hub-form
      .state=${this.ggufs.form}
      @repo-requested=${({ repo }: RepoRequestedEvent) => void this.withGgufs((ggufs) => this.ggufs.list(ggufs, repo))}
      @listing-picked=${({ index }: ListingPickedEvent) => void this.withGgufs((ggufs) => this.ggufs.pick(ggufs, index))}
    ></hearth-hub-form>`;
  }

  private renderGguf() {
    return html`<hearth-gguf-preview
      .state=${this.ggufs.state}
      @pack-accepted=${() => void this.withGgufs((ggufs) => this.ggufs.accept(ggufs))}
      @pack-dismissed=${() => this.ggufs.dismiss()}
    ></hearth-gguf-preview>`;
  }

  private renderPack() {
    return html`<hearth-pack-preview
      .state=${this.packs.state}
      @pack-accepted=${() => void this.run(() => this.packs.accept(this.services))}
      @pack-dismissed=${() => this.packs.dismiss()}
    ></hearth-pack-preview>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-models-view': HearthModelsView;
  }
}
