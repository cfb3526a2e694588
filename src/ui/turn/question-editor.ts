import { msg } from '@lit/localize';
import { css, html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { base, buttons, inputs } from '../../styles/shared.ts';
import { EditEndedEvent } from '../events/edit-ended-event.ts';
import { isComposing } from '../is-composing.ts';
import { OwnTaskElement } from '../own-task-element.ts';

/**
 * A question that is being written anew, in its place. Enter saves, Shift+Enter makes a new line, Escape leaves it as it was.
 * @event edit-ended - with what is to be asked, or null: as it was
 */
@customElement('hearth-question-editor')
export class HearthQuestionEditor extends OwnTaskElement {
  static override styles = [
    base,
    buttons,
    inputs,
    css`
      :host {
        display: grid;
        gap: var(--space-2);
        inline-size: 100%;
      }
      textarea {
        inline-size: 100%;
        min-block-size: 5rem;
        max-block-size: 50dvb;
        line-height: 1.5;
        resize: vertical;
        field-sizing: content;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: var(--space-2);
      }
      @media (pointer: coarse) {
        textarea {
          /* Below 16 px, iOS zooms into the field. */
          font-size: 1rem;
        }
      }
    `,
  ];

  @query('textarea') private textarea!: HTMLTextAreaElement;

  @state() private isBlank = false;

  /** As it was. */
  @property({ attribute: false }) question = '';
  /** The question may be empty: texts go with it. */
  @property({ type: Boolean }) optional = false;
  /** It cannot be asked at this moment. */
  @property({ type: Boolean }) waiting = false;

  override firstUpdated(): void {
    this.textarea.value = this.question;
    this.textarea.focus();
    this.textarea.setSelectionRange(this.question.length, this.question.length);
  }

  private get canSave(): boolean {
    return !this.waiting && (this.optional || !this.isBlank);
  }

  private onInput(): void {
    this.isBlank = this.textarea.value.trim() === '';
  }

  private onKeyDown(event: KeyboardEvent): void {
    if (isComposing(event)) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.cancel();
    } else if (event.key === 'Enter' && !event.shiftKey && event.target === this.textarea) {
      event.preventDefault();
      this.save();
    }
  }

  private onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    this.save();
  }

  private save(): void {
    if (this.canSave) this.dispatchEvent(new EditEndedEvent(this.textarea.value.trim()));
  }

  private cancel(): void {
    this.dispatchEvent(new EditEndedEvent(null));
  }

  override render() {
    return html`<form @submit=${this.onSubmit} @keydown=${this.onKeyDown}>
      <label class="visually-hidden" for="question">${msg('Your question')}</label>
      <textarea
        id="question"
        dir="auto"
        enterkeyhint="send"
        autocomplete="off"
        @input=${this.onInput}
      ></textarea>
      <div class="buttons">
        <button type="button" class="quiet" @click=${this.cancel}>${msg('Cancel')}</button>
        <button type="submit" class="primary" aria-disabled=${!this.canSave}>${msg('Save and ask')}</button>
      </div>
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-question-editor': HearthQuestionEditor;
  }
}
