import { msg, str } from '@lit/localize';
import { html } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { DraftAttachment } from '../../conversations/draft.ts';
import { base, buttons } from '../../styles/shared.ts';
import '../draft-attachments/draft-attachments.ts';
import type { HearthDraftAttachments } from '../draft-attachments/draft-attachments.ts';
import type { AttachmentInlinedEvent } from '../events/attachment-inlined-event.ts';
import type { AttachmentRemovedEvent } from '../events/attachment-removed-event.ts';
import { DraftChangedEvent } from '../events/draft-changed-event.ts';
import { EditLastRequestedEvent } from '../events/edit-last-requested-event.ts';
import { FilesOfferedEvent } from '../events/files-offered-event.ts';
import { MessageSubmittedEvent } from '../events/message-submitted-event.ts';
import { StopRequestedEvent } from '../events/stop-requested-event.ts';
import { TextPastedEvent } from '../events/text-pasted-event.ts';
import '../icon/icon.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { styles } from './composer.styles.ts';

export type ComposerStatus = 'idle' | 'answering' | 'unavailable';

/** In characters: a longer paste is a text to be read, not a question. */
const longestPaste = 2000;

const asOffered = (files: Iterable<File>) => [...files].map((blob) => ({ path: blob.name, blob }));

/**
 * Where one writes. Enter sends, Shift+Enter makes a new line, Escape stops the reply, the up arrow in an empty field edits
 * the last question.
 * @event message-submitted - a question, with the texts that go with it; the owner empties the draft
 * @event draft-changed - with each change of the text
 * @event text-pasted - a long one, for the owner to attach
 * @event files-offered - chosen or pasted, for the owner to attach
 * @event attachment-removed - from a chip
 * @event attachment-inlined - its text is in the question now; the owner removes it
 * @event edit-last-requested
 * @event stop-requested - the button or Escape while answering
 * @slot tools - what the next question may be sent with
 */
@customElement('hearth-composer')
export class HearthComposer extends OwnTaskElement {
  static override styles = [base, buttons, styles];

  /** Of the chip that the owner is about to remove. */
  private removedIndex: number | null = null;

  @query('textarea') private textarea!: HTMLTextAreaElement;
  @query('input') private fileInput!: HTMLInputElement;
  @query('hearth-draft-attachments') private chips!: HearthDraftAttachments;

  /** What a screen reader is told about texts that came or went. */
  @state() private spoken = '';

  @property() status: ComposerStatus = 'idle';
  /** The unsent question. It is kept whatever the status is. */
  @property({ attribute: false }) draft = '';
  /** The texts that go with it. */
  @property({ attribute: false }) attachments: readonly DraftAttachment[] = [];
  /** Why something could not be attached; empty for nothing. */
  @property() problem = '';
  /** The quiet line below; a status that needs words may replace it. */
  @property() hint = '';

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('attachments');
    if (before === undefined) return;
    const added = this.attachments.filter((attachment) => !before.includes(attachment));
    const names = added.map(({ name }) => name).join(', ');
    this.spoken = names === '' ? '' : msg(str`${names} goes with your question.`);
  }

  override updated(changed: PropertyValues<this>): void {
    // Only what came from outside: writing a value back would lose the cursor.
    if (changed.has('draft') && this.textarea.value !== this.draft) {
      this.textarea.value = this.draft;
      this.fit();
    }
    if (changed.has('attachments') && this.removedIndex !== null) {
      void this.focusNear(this.removedIndex);
      this.removedIndex = null;
    }
  }

  override focus(options?: FocusOptions): void {
    if (this.hasUpdated) this.textarea.focus(options);
  }

  private get isBlank(): boolean {
    return this.draft.trim() === '' && this.attachments.length === 0;
  }

  private onInput(): void {
    this.draft = this.textarea.value;
    this.fit();
    this.dispatchEvent(new DraftChangedEvent(this.draft));
  }

  private onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.status === 'answering') {
      event.preventDefault();
      this.dispatchEvent(new StopRequestedEvent());
      return;
    }
    // An input method uses these keys to choose; 229 is what Safari reports for it after the composition ended.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is no other sign of it
    const composing = event.isComposing || event.keyCode === 229;
    if (event.target !== this.textarea || composing) return;
    if (event.key === 'Enter' && !event.shiftKey) this.onEnter(event);
    if (event.key === 'ArrowUp') this.onUp(event);
  }

  private onEnter(event: KeyboardEvent): void {
    event.preventDefault();
    this.submit();
  }

  private onUp(event: KeyboardEvent): void {
    const { altKey, ctrlKey, metaKey, shiftKey } = event;
    if (altKey || ctrlKey || metaKey || shiftKey || this.textarea.value !== '') return;
    event.preventDefault();
    this.dispatchEvent(new EditLastRequestedEvent());
  }

  private onPaste(event: ClipboardEvent): void {
    const { clipboardData } = event;
    if (clipboardData === null) return;
    const text = clipboardData.getData('text/plain');
    // Programs that copy text often add a picture of it.
    const files = text === '' ? asOffered(clipboardData.files) : [];
    if (files.length === 0 && text.length <= longestPaste) return;
    event.preventDefault();
    this.dispatchEvent(files.length > 0 ? new FilesOfferedEvent(files) : new TextPastedEvent(text));
  }

  private onFiles(): void {
    const files = asOffered(this.fileInput.files ?? []);
    this.fileInput.value = '';
    if (files.length > 0) this.dispatchEvent(new FilesOfferedEvent(files));
    this.focus();
  }

  private onInline({ index }: AttachmentInlinedEvent): void {
    const { textarea } = this;
    textarea.setRangeText(
      this.attachments[index]?.text ?? '',
      textarea.selectionStart,
      textarea.selectionEnd,
      'end',
    );
    this.onInput();
    this.focus();
  }

  private onRemove({ index }: AttachmentRemovedEvent): void {
    this.removedIndex = index;
  }

  /** The button that had the focus is gone: the next one, or the question, takes it. */
  private async focusNear(index: number): Promise<void> {
    await this.chips.updateComplete;
    if (!this.chips.focusNear(index)) this.focus();
  }

  private onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    this.submit();
  }

  private onStop(): void {
    this.dispatchEvent(new StopRequestedEvent());
    this.focus();
  }

  private submit(): void {
    if (this.status !== 'idle' || this.isBlank) return;
    const attachments = this.attachments.map(({ name, text }) => ({ name, text }));
    this.dispatchEvent(new MessageSubmittedEvent(this.draft.trim(), { attachments }));
    this.focus(); // the button that was pressed goes away
  }

  /** For browsers that cannot size a field by its content. */
  private fit(): void {
    if (CSS.supports('field-sizing', 'content')) return;
    this.textarea.style.blockSize = 'auto';
    this.textarea.style.blockSize = `${this.textarea.scrollHeight}px`;
  }

  override render() {
    return html`<form @submit=${this.onSubmit} @keydown=${this.onKeyDown}>
        <hearth-draft-attachments
          .attachments=${this.attachments}
          @attachment-inlined=${this.onInline}
          @attachment-removed=${this.onRemove}
        ></hearth-draft-attachments>
        <div class="row">
          ${this.renderAttach()}
          <slot name="tools"></slot>
          <label class="visually-hidden" for="question">${msg('Your question')}</label>
          <textarea
            id="question"
            rows="1"
            placeholder=${msg('Ask anything')}
            dir="auto"
            enterkeyhint="send"
            autocomplete="off"
            aria-describedby="hint"
            @input=${this.onInput}
            @paste=${this.onPaste}
          ></textarea>
          ${this.status === 'answering' ? this.renderStop() : this.renderSend()}
        </div>
      </form>
      <p class="problem" role="alert">${this.problem}</p>
      <p id="hint">${this.hint === '' ? msg('The model may be wrong.') : this.hint}</p>
      <p class="visually-hidden" role="status">${this.spoken}</p>`;
  }

  private renderAttach() {
    const label = msg('Add a text file');
    return html`<button
        type="button"
        class="quiet icon"
        aria-label=${label}
        title=${label}
        @click=${() => this.fileInput.click()}
      >
        <hearth-icon name="attach"></hearth-icon>
      </button>
      <input type="file" hidden multiple aria-label=${label} @change=${this.onFiles} />`;
  }

  private renderSend() {
    const disabled = this.status !== 'idle' || this.isBlank;
    return html`<button
      type="submit"
      class="primary icon"
      aria-label=${msg('Send')}
      aria-disabled=${disabled}
    >
      <hearth-icon name="send"></hearth-icon>
    </button>`;
  }

  private renderStop() {
    return html`<button type="button" class="icon stop" aria-label=${msg('Stop')} @click=${this.onStop}>
      <hearth-icon name="stop"></hearth-icon>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-composer': HearthComposer;
  }
}
