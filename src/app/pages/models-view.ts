import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { StoreController } from '../../state/store-controller.ts';
import '../../ui/error-notice/error-notice.ts';
import '../../ui/models-page/models-page.ts';
import '../../ui/pack-preview/pack-preview.ts';
import '../../ui/page-frame/page-frame.ts';
import { PackImport } from './pack-import.ts';
import { PageView } from './page-view.ts';
import { toListItem } from './to-list-item.ts';
import type { PropertyValues } from 'lit';
import type { FilesOfferedEvent } from '../../ui/events/files-offered-event.ts';
import type { ModelChosenEvent } from '../../ui/events/model-chosen-event.ts';
import type { LibraryModel } from '../../state/library-store.ts';

/** The page of all models: choose one, or bring one as a file. */
@customElement('hearth-models-view')
export class HearthModelsView extends PageView {
  private library: StoreController<readonly LibraryModel[] | null, readonly LibraryModel[] | null> | null =
    null;
  private readonly packs = new PackImport(this);

  @state() private isChoosing = false;

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.library !== null) return;
    this.library = new StoreController(this, this.services.library, (value) => value);
    void this.run(() => Promise.resolve());
  }

  protected override look(): Promise<void> {
    return this.services.library.refresh();
  }

  private async choose(id: string): Promise<void> {
    this.isChoosing = true;
    await this.run(() => this.services.commands.choose(id));
    this.isChoosing = false;
    if (this.error === null) location.hash = '#/';
  }

  private onFiles({ files }: FilesOfferedEvent): void {
    void this.run(() => this.packs.read(this.services, files));
  }

  override render() {
    const { model } = this.services;
    const runningId = model.value.status === 'ready' ? model.choice.value.card.id : null;
    const models = this.library?.value?.map((each) => toListItem(each, runningId)) ?? null;
    return html`<hearth-page-frame
      heading="Models"
      lead="Open models that run on this computer. Each is fetched once, checked against its list of files, and then kept here."
      aria-busy=${this.isChoosing ? 'true' : 'false'}
      @error-action=${() => void this.run(() => Promise.resolve())}
    >
      ${this.error && html`<hearth-error-notice .error=${this.error}></hearth-error-notice>`}
      ${this.packs.state === null ? nothing : this.renderPack()}
      <hearth-models-page
        .models=${this.error === null ? models : (models ?? [])}
        @model-chosen=${({ id }: ModelChosenEvent) => void this.choose(id)}
        @files-offered=${this.onFiles}
      ></hearth-models-page>
    </hearth-page-frame>`;
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
