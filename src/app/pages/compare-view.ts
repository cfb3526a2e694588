import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { PropertyValues } from 'lit';
import { StoreController } from '../../state/store-controller.ts';
import '../../ui/compare/compare.ts';
import { loadMarkdown } from '../../ui/markdown/load-markdown.ts';
import '../../ui/page-frame/page-frame.ts';
import { AppView } from '../app-view.ts';
import type { CompareStore } from '../../state/compare-store.ts';
import type { ComparisonEditedEvent } from '../../ui/events/comparison-edited-event.ts';
import type { WayUsedEvent } from '../../ui/events/way-used-event.ts';
import type { Services } from '../services.ts';

/** The page on which one question is asked in several ways. Nothing of it is kept unless it is used. */
@customElement('hearth-compare-view')
export class HearthCompareView extends AppView {
  @state() private compare: CompareStore | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // In the chat nobody would see why the model is busy.
    this.compare?.stop();
  }

  protected override stores({ model, conversation }: Services) {
    return [model, model.choice, conversation.liveReply];
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('services')) void this.begin();
  }

  private async begin(): Promise<void> {
    const { conversation, draft } = this.services;
    void loadMarkdown();
    const compare = await this.services.compare();
    for (const store of [compare, compare.liveReply])
      new StoreController<unknown, unknown>(this, store, (value) => value);
    const question = draft.value.trim() === '' ? (conversation.path.at(-1)?.question ?? '') : draft.value;
    compare.begin(conversation.value.settings, question);
    this.compare = compare;
  }

  private onEdit(compare: CompareStore, { edit }: ComparisonEditedEvent): void {
    switch (edit.kind) {
      case 'question':
        compare.changeQuestion(edit.question);
        return;
      case 'way':
        compare.changeWay(edit.index, edit.change);
        return;
      case 'add':
        compare.addWay();
        return;
      case 'remove':
        compare.removeWay(edit.index);
    }
  }

  private async onUse(compare: CompareStore, { index }: WayUsedEvent): Promise<void> {
    const conversation = compare.use(index);
    if (conversation === null) return;
    compare.stop();
    await this.services.conversation.open(conversation);
    location.hash = '#/';
  }

  private get obstacle(): string {
    const { model, conversation } = this.services;
    if (model.value.status !== 'ready')
      return msg('The model is not running at the moment. The chat is where it starts.');
    return conversation.liveReply.value === null
      ? ''
      : msg('The chat is being answered. Wait for its end, or stop it there.');
  }

  override render() {
    return html`<hearth-page-frame
      heading=${msg('Compare ways of asking')}
      lead=${msg('The same model answers the same question, one way after the other. Only what you use is kept, as a new chat.')}
    >
      ${this.compare === null ? nothing : this.renderCompare(this.compare)}
    </hearth-page-frame>`;
  }

  private renderCompare(compare: CompareStore) {
    return html`<hearth-compare
      .comparison=${compare.value}
      .liveText=${compare.liveReply.value}
      .modelPrompt=${this.services.model.choice.value.card.systemPrompt ?? ''}
      .obstacle=${this.obstacle}
      @comparison-edited=${(event: ComparisonEditedEvent) => this.onEdit(compare, event)}
      @comparison-asked=${() => void compare.ask()}
      @stop-requested=${() => compare.stop()}
      @way-used=${(event: WayUsedEvent) => void this.onUse(compare, event)}
    ></hearth-compare>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-compare-view': HearthCompareView;
  }
}
