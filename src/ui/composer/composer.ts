import { html } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { base, buttons } from '../../styles/shared.ts';
import { DraftChangedEvent } from '../events/draft-changed-event.ts';
import { MessageSubmittedEvent } from '../events/message-submitted-event.ts';
import { StopRequestedEvent } from '../events/stop-requested-event.ts';
import '../icon/icon.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { styles } from './composer.styles.ts';

export type ComposerStatus = 'idle' | 'answering' | 'unavailable';

/**
 * Where one writes. Enter sends, Shift+Enter makes a new line, Escape stops the reply.
 * @event message-submitted - a question that is not blank; the owner empties `draft`
 * @event draft-changed - with each change of the text
 * @event stop-requested - the button or Escape while answering
 * @slot tools - what the next question may be sent with
 */
@customElement('hearth-composer')
export class HearthComposer extends OwnTaskElement {
  static override styles = [base, buttons, styles];

  @query('textarea') private textarea!: HTMLTextAreaElement;

  @property() status: ComposerStatus = 'idle';
  /** The unsent question. It is kept whatever the status is. */
  @property({ attribute: false }) draft = '';
  /** The quiet line below; a status that needs words may replace it. */
  @property() hint = 'The model may be wrong.';

  override updated(changed: PropertyValues<this>): void {
    // Only what came from outside: writing a value back would lose the cursor.
    if (changed.has('draft') && this.textarea.value !== this.draft) {
      this.textarea.value = this.draft;
      this.fit();
    }
  }

  override focus(options?: FocusOptions): void {
    if (this.hasUpdated) this.textarea.focus(options);
  }

  private get isBlank(): boolean {
    return this.draft.trim() === '';
  }

  private onInput(): void {
    this.draft = this.textarea.value;
    this.fit();
    this.dispatchEvent(new DraftChangedEvent(this.draft));
  }

  private onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.status === 'answering') {
      this.dispatchEvent(new StopRequestedEvent());
      return;
    }
    // An input method uses Enter to choose; 229 is what Safari reports for it after the composition ended.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is no other sign of it
    const composing = event.isComposing || event.keyCode === 229;
    if (event.target !== this.textarea || event.key !== 'Enter' || event.shiftKey || composing) return;
    event.preventDefault();
    this.submit();
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
    this.dispatchEvent(new MessageSubmittedEvent(this.draft.trim()));
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
        <slot name="tools"></slot>
        <label class="visually-hidden" for="question">Your question</label>
        <textarea
          id="question"
          rows="1"
          placeholder="Ask anything"
          dir="auto"
          enterkeyhint="send"
          autocomplete="off"
          aria-describedby="hint"
          @input=${this.onInput}
        ></textarea>
        ${this.status === 'answering' ? this.renderStop() : this.renderSend()}
      </form>
      <p id="hint">${this.hint}</p>`;
  }

  private renderSend() {
    const disabled = this.status !== 'idle' || this.isBlank;
    return html`<button type="submit" class="primary icon" aria-label="Send" aria-disabled=${disabled}>
      <hearth-icon name="send"></hearth-icon>
    </button>`;
  }

  private renderStop() {
    return html`<button type="button" class="icon" aria-label="Stop" @click=${this.onStop}>
      <hearth-icon name="stop"></hearth-icon>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-composer': HearthComposer;
  }
}
