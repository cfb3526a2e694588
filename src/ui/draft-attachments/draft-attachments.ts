import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DraftAttachment } from '../../conversations/draft.ts';
import { base, buttons } from '../../styles/shared.ts';
import { AttachmentInlinedEvent } from '../events/attachment-inlined-event.ts';
import { AttachmentRemovedEvent } from '../events/attachment-removed-event.ts';
import { formatBytes } from '../format-bytes.ts';
import '../icon/icon.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { styles } from './draft-attachments.styles.ts';

const sizeOf = (text: string): string => formatBytes(new Blob([text]).size);

/**
 * The texts that go with the next question, each as a chip.
 * @event attachment-removed - without it
 * @event attachment-inlined - as part of the question
 */
@customElement('hearth-draft-attachments')
export class HearthDraftAttachments extends OwnTaskElement {
  static override styles = [base, buttons, styles];

  @property({ attribute: false }) attachments: readonly DraftAttachment[] = [];

  /** Moves the focus to what took the place of a chip that is gone. @returns false when none is left */
  focusNear(index: number): boolean {
    const closers = [...this.renderRoot.querySelectorAll<HTMLElement>('button.icon')];
    const near = closers[Math.min(index, closers.length - 1)];
    near?.focus();
    return near !== undefined;
  }

  override render() {
    if (this.attachments.length === 0) return nothing;
    return html`<ul aria-label=${msg('Goes with your question')}>
      ${this.attachments.map((attachment, index) => this.renderChip(attachment, index))}
    </ul>`;
  }

  private renderChip({ name, text, isPasted }: DraftAttachment, index: number) {
    const remove = msg(str`Remove ${name}`);
    return html`<li class=${isPasted === true ? 'pasted' : ''}>
      <hearth-icon name="text"></hearth-icon>
      <span class="name" title=${name}><bdi>${name}</bdi></span>
      <span class="size">${sizeOf(text)}</span>
      ${isPasted === true ? this.renderInline(name, index) : nothing}
      <button
        type="button"
        class="quiet icon"
        aria-label=${remove}
        title=${remove}
        @click=${() => this.dispatchEvent(new AttachmentRemovedEvent(index))}
      >
        <hearth-icon name="close"></hearth-icon>
      </button>
    </li>`;
  }

  private renderInline(name: string, index: number) {
    return html`<button
      type="button"
      class="quiet inline"
      aria-label=${msg(str`Put it into the question: ${name}`)}
      @click=${() => this.dispatchEvent(new AttachmentInlinedEvent(index))}
    >
      ${msg('Put it into the question')}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-draft-attachments': HearthDraftAttachments;
  }
}
