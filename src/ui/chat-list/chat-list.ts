import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { base, buttons } from '../../styles/shared.ts';
import { ConversationDeletedEvent } from '../events/conversation-deleted-event.ts';
import { ConversationSelectedEvent } from '../events/conversation-selected-event.ts';
import { ConversationStartedEvent } from '../events/conversation-started-event.ts';
import '../icon/icon.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { styles } from './chat-list.styles.ts';
import { groupByDay } from './group-by-day.ts';
import type { ChatGroup, ChatListEntry } from './group-by-day.ts';

/**
 * The stored conversations, newest first.
 * @event conversation-started - a new one
 * @event conversation-selected - show this one
 * @event conversation-deleted - remove this one; the listener offers the way back
 */
@customElement('hearth-chat-list')
export class HearthChatList extends OwnTaskElement {
  static override styles = [base, buttons, styles];

  @property({ attribute: false }) conversations: readonly ChatListEntry[] = [];
  @property({ attribute: false }) selectedId: string | null = null;
  /** The moment from which Today and Yesterday are counted. */
  @property({ attribute: false }) now = Date.now();

  private onStart(): void {
    this.dispatchEvent(new ConversationStartedEvent());
  }

  private onSelect(id: string): void {
    this.dispatchEvent(new ConversationSelectedEvent(id));
  }

  private onDelete(id: string): void {
    this.dispatchEvent(new ConversationDeletedEvent(id));
  }

  override render() {
    return html`<nav aria-label="Conversations">
        <button type="button" class="start" @click=${this.onStart}>
          <hearth-icon name="plus"></hearth-icon>New chat
        </button>
        ${
          this.conversations.length === 0
            ? html`<p>Your conversations will be listed here. They are stored on this device only.</p>`
            : groupByDay(this.conversations, this.now).map((group) => this.renderGroup(group))
        }
      </nav>
      <nav class="places" aria-label="Pages">
        <a href="#/models">Models</a>
        <a href="#/storage">Storage</a>
        <a href="#/self-test">Self-test</a>
      </nav>`;
  }

  private renderGroup({ title, entries }: ChatGroup) {
    return html`<section>
      <h2>${title}</h2>
      <ul>
        ${repeat(
          entries,
          ({ id }) => id,
          (entry) => this.renderEntry(entry),
        )}
      </ul>
    </section>`;
  }

  private renderEntry({ id, title }: ChatListEntry) {
    const name = title.trim().slice(0, 120) || 'Empty conversation';
    const current = id === this.selectedId;
    return html`<li class=${current ? 'current' : ''}>
      <button
        type="button"
        class="quiet title"
        title=${name}
        aria-current=${current ? 'page' : 'false'}
        @click=${() => this.onSelect(id)}
      >
        <span dir="auto">${name}</span>
      </button>
      <button
        type="button"
        class="quiet icon"
        aria-label=${`Delete “${name}”`}
        @click=${() => this.onDelete(id)}
      >
        <hearth-icon name="trash"></hearth-icon>
      </button>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-chat-list': HearthChatList;
  }
}
