import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { BranchPlace } from '../../conversations/branches.ts';
import type { Turn } from '../../conversations/conversation.ts';
import { base, buttons } from '../../styles/shared.ts';
import '../copy-button/copy-button.ts';
import type { EditEndedEvent } from '../events/edit-ended-event.ts';
import { QuestionEditedEvent } from '../events/question-edited-event.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import './attached-texts.ts';
import './branch-switcher.ts';
import type { HearthBranchSwitcher } from './branch-switcher.ts';
import * as icons from '../icon/icons.ts';
import { iconButton } from './icon-button.ts';
import './question-editor.ts';
import type { Readiness } from './readiness.ts';
import { row } from './row.styles.ts';
import { styles } from './question.styles.ts';

/**
 * What a person asked, and what can be done with it.
 * @event question-edited - something else shall be asked in its place
 * @event branch-selected - from the switcher inside
 */
@customElement('hearth-question')
export class HearthQuestion extends OwnTaskElement {
  static override styles = [base, buttons, row, styles];

  @query('hearth-branch-switcher') private switcher!: HearthBranchSwitcher | null;
  @query('.row > button') private editButton!: HTMLButtonElement | null;

  @state() private isEditing = false;

  @property({ attribute: false }) turn: Turn | null = null;
  /** Where it stands among others in its place. */
  @property({ attribute: false }) place: BranchPlace | null = null;
  @property() readiness: Readiness = 'ready';
  /** Far from the view, its words are enough. */
  @property({ type: Boolean }) bare = false;

  /** Lets it be written anew. */
  edit(): void {
    this.isEditing = this.readiness !== 'none';
  }

  /** Moves the focus to the way to the next version in this direction. */
  async focusSwitcher(step: -1 | 1): Promise<void> {
    await this.updateComplete;
    await this.switcher?.updateComplete;
    this.switcher?.focusButton(step);
  }

  /** The editor stays until the new turn takes its place: what is written must not be lost where the model does not start. */
  private async onEditEnded(event: EditEndedEvent): Promise<void> {
    event.stopPropagation();
    if (event.question === null) {
      this.isEditing = false;
      await this.updateComplete;
      this.editButton?.focus();
    } else if (this.turn !== null) {
      this.dispatchEvent(new QuestionEditedEvent(this.turn.id, event.question));
    }
  }

  override render() {
    if (this.turn === null) return nothing;
    const { question, attachments = [] } = this.turn;
    return html`<h2 class="visually-hidden">${msg('You asked')}</h2>
      ${attachments.length === 0 ? nothing : html`<hearth-attached-texts .attachments=${attachments}></hearth-attached-texts>`}
      ${this.isEditing ? this.renderEditor(question, attachments.length > 0) : this.renderText(question)}`;
  }

  private renderText(question: string) {
    return html`${question === '' ? nothing : html`<p dir="auto">${question}</p>`}
    ${this.bare ? nothing : this.renderRow(question)}`;
  }

  private renderRow(question: string) {
    return html`<div class="row">
      ${this.place === null ? nothing : this.renderSwitcher()}
      ${question === '' ? nothing : html`<hearth-copy-button compact what="question" .text=${question}></hearth-copy-button>`}
      ${this.renderEdit()}
    </div>`;
  }

  private renderSwitcher() {
    return html`<hearth-branch-switcher
      .place=${this.place}
      ?disabled=${this.readiness === 'answering'}
    ></hearth-branch-switcher>`;
  }

  private renderEdit() {
    if (this.readiness === 'none') return nothing;
    const isOff = this.readiness === 'answering';
    return iconButton({
      icon: icons.pencil,
      name: msg('Edit the question'),
      onPress: () => this.edit(),
      isOff,
    });
  }

  private renderEditor(question: string, optional: boolean) {
    return html`<hearth-question-editor
      .question=${question}
      ?optional=${optional}
      ?waiting=${this.readiness !== 'ready'}
      @edit-ended=${this.onEditEnded}
    ></hearth-question-editor>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-question': HearthQuestion;
  }
}
