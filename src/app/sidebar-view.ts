import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../ui/chat-list/chat-list.ts';
import { AppView } from './app-view.ts';
import type { ConversationDeletedEvent } from '../ui/events/conversation-deleted-event.ts';
import type { Services } from './services.ts';

/** The conversations, and the ways to the other pages. */
@customElement('hearth-sidebar-view')
export class HearthSidebarView extends AppView {
  protected override stores({ history, conversation }: Services) {
    return [history, conversation];
  }

  override render() {
    const { history, conversation } = this.services;
    return html`<hearth-chat-list
      .conversations=${history.value.summaries}
      .selectedId=${conversation.value.id}
      @conversation-deleted=${({ id }: ConversationDeletedEvent) => void this.commands.remove(id)}
    ></hearth-chat-list>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-sidebar-view': HearthSidebarView;
  }
}
