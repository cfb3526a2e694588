import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { PropertyValues } from 'lit';
import { isGgufPath } from '../models/gguf-name.ts';
import { base } from '../styles/shared.ts';
import '../ui/composer/composer.ts';
import '../ui/cores-offer/cores-offer.ts';
import '../ui/error-notice/error-notice.ts';
import '../ui/json-mode/json-mode.ts';
import { leavingWords } from '../ui/leaving-words.ts';
import { afterFrame } from '../ui/next-task.ts';
import { AppView } from './app-view.ts';
import { attachFiles, attachPaste } from './attach-files.ts';
import { FileDrop } from './file-drop.ts';
import { renderModel } from './render-model.ts';
import { renderWaitingDraft } from './render-waiting-draft.ts';
import type { HearthComposer } from '../ui/composer/composer.ts';
import type { AttachmentInlinedEvent } from '../ui/events/attachment-inlined-event.ts';
import type { AttachmentRemovedEvent } from '../ui/events/attachment-removed-event.ts';
import type { DraftChangedEvent } from '../ui/events/draft-changed-event.ts';
import type { FilesOfferedEvent, OfferedFile } from '../ui/events/files-offered-event.ts';
import type { TextPastedEvent } from '../ui/events/text-pasted-event.ts';
import type { Attached } from './attach-files.ts';
import type { JsonModeChangedEvent } from '../ui/events/json-mode-changed-event.ts';
import type { Services } from './services.ts';

/** A model as one file, or one of its parts: it belongs to the models, and to no question. */
const isModel = ({ path }: OfferedFile): boolean => isGgufPath(path) || path.endsWith('.tar');

/** Below the conversation: where one writes, or what has to happen before one can. */
@customElement('hearth-composer-view')
export class HearthComposerView extends AppView {
  static override styles = [
    base,
    css`
      hearth-error-notice,
      .drop,
      .waiting {
        max-inline-size: 68ch;
        margin: var(--space-2) auto;
        padding-inline: var(--space-4);
      }
      .drop {
        max-inline-size: min(68ch, 100% - 2 * var(--space-4));
        padding-block: var(--space-3);
        border: 2px dashed var(--accent);
        border-radius: var(--radius-card);
        background: var(--accent-soft);
        font-weight: 600;
        text-align: center;
      }
      .waiting {
        color: var(--ink-soft);
      }
    `,
  ];

  private wasReady = false;
  private readonly drop = new FileDrop(this, (files) => void this.attach(files));

  @query('hearth-composer') private composer!: HearthComposer | null;

  /** Why files could not be attached. */
  @state() private problem = '';

  protected override stores({ model, conversation, history, cores, draft }: Services) {
    return [
      model,
      model.choice,
      conversation,
      conversation.liveReply,
      history,
      cores,
      draft,
      draft.attachments,
    ];
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    const isReady = this.services.model.value.status === 'ready';
    if (isReady && !this.wasReady) void this.focusComposer();
    this.wasReady = isReady;
  }

  /** Moves the focus to where one writes, where there is such a place. */
  async focusComposer(): Promise<void> {
    await this.updateComplete;
    await this.composer?.updateComplete;
    await afterFrame();
    this.composer?.focus();
  }

  private get hint(): string {
    const leaving = leavingWords(this.services.model.choice.value.elsewhere);
    return leaving === '' ? '' : msg(str`What you write ${leaving}. The model may be wrong.`);
  }

  /** A model that is dropped here is taken to the page that can read it. */
  private async attach(files: readonly OfferedFile[] | null): Promise<void> {
    const { draft, offeredFiles } = this.services;
    if (files === null) this.add({ attachments: [], problems: [msg('What you dropped cannot be read.')] });
    else if (files.some(isModel)) {
      offeredFiles.update(() => files);
      location.hash = '#/models';
    } else this.add(await attachFiles(files, draft.attachments.value));
  }

  private onPaste({ text }: TextPastedEvent): void {
    this.add(attachPaste(text, this.services.draft.attachments.value));
  }

  private add({ attachments, problems }: Attached): void {
    this.services.draft.attach(attachments);
    this.problem = problems.join(' ');
    if (this.composer === null && this.problem !== '')
      this.commands.notify({ text: this.problem, undo: null });
    else void this.focusComposer();
  }

  private onDraft({ draft }: DraftChangedEvent): void {
    this.problem = '';
    this.services.draft.update(() => draft);
  }

  private onDetach({ index }: AttachmentRemovedEvent | AttachmentInlinedEvent): void {
    this.problem = '';
    this.services.draft.detach(index);
  }

  override render() {
    return html`${this.renderStorage()} ${this.renderCores()}
    ${this.drop.isOver ? html`<p class="drop">${msg('Drop text files here, and they go with your question.')}</p>` : nothing}
    ${this.renderBottom()}`;
  }

  private renderBottom() {
    const { model, conversation } = this.services;
    const isAnswering = conversation.liveReply.value !== null;
    const { status } = model.value;
    // The turn in which it happened says what failed and offers the way on; once is enough.
    if (this.isToldAbove)
      return this.renderComposer('unavailable', msg('The model is not running at the moment.'));
    if (status !== 'ready' && !isAnswering) {
      return html`${renderWaitingDraft(this.services.draft)}
      ${renderModel(model.value, model.choice.value, 'compact')}`;
    }
    return this.renderComposer(isAnswering ? 'answering' : 'idle', this.hint);
  }

  private get isToldAbove(): boolean {
    const { model, conversation } = this.services;
    const outcome = conversation.path.at(-1)?.outcome;
    return (
      model.value.status === 'failed' &&
      outcome?.status === 'failed' &&
      outcome.error.code === model.value.error.code
    );
  }

  private renderComposer(status: HearthComposer['status'], hint: string) {
    const { draft, conversation } = this.services;
    return html`<hearth-composer
      status=${status}
      .hint=${hint}
      .draft=${draft.value}
      .attachments=${draft.attachments.value}
      .problem=${this.problem}
      @draft-changed=${this.onDraft}
      @text-pasted=${this.onPaste}
      @files-offered=${({ files }: FilesOfferedEvent) => void this.attach(files)}
      @attachment-removed=${this.onDetach}
      @attachment-inlined=${this.onDetach}
      @message-submitted=${() => (this.problem = '')}
      @stop-requested=${() => conversation.stop()}
      >${this.renderJsonMode()}</hearth-composer
    >`;
  }

  private renderJsonMode() {
    const { conversation } = this.services;
    return html`<hearth-json-mode
      slot="tools"
      .schema=${conversation.value.jsonSchema ?? null}
      @json-mode-changed=${({ schema }: JsonModeChangedEvent) => conversation.changeJsonSchema(schema)}
    ></hearth-json-mode>`;
  }

  private renderStorage() {
    const { error } = this.services.history.value;
    return error && html`<hearth-error-notice .error=${error}></hearth-error-notice>`;
  }

  /** Only what runs on the processor has a use for its cores; a reply is not cut off for it. */
  private renderCores() {
    const { model, conversation, cores } = this.services;
    const isReady = model.value.status === 'ready' && conversation.liveReply.value === null;
    const isOnProcessor = model.choice.value.engine === 'wllama';
    if (!isReady || !isOnProcessor || cores.value !== 'offered') return nothing;
    return html`<hearth-cores-offer></hearth-cores-offer>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-composer-view': HearthComposerView;
  }
}
