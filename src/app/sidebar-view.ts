import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { PropertyValues } from 'lit';
import { describeError } from '../errors/describe-error.ts';
import '../ui/chat-list/chat-list.ts';
import { AppView } from './app-view.ts';
import { createSearch } from './create-search.ts';
import type { SearchHit } from '../search/contract/search-contract.ts';
import type { SearchStore } from '../state/search-store.ts';
import type { ConversationSummary } from '../storage/conversation-summary.ts';
import type { ChatListResults } from '../ui/chat-list/chat-list.ts';
import type { ShownEntry } from '../ui/chat-list/render-entries.ts';
import type { ConversationDeletedEvent } from '../ui/events/conversation-deleted-event.ts';
import type { ConversationPinnedEvent } from '../ui/events/conversation-pinned-event.ts';
import type { ConversationRenamedEvent } from '../ui/events/conversation-renamed-event.ts';
import type { SearchChangedEvent } from '../ui/events/search-changed-event.ts';
import type { Services } from './services.ts';

/** The conversations, the search in them, and the ways to the other pages. */
@customElement('hearth-sidebar-view')
export class HearthSidebarView extends AppView {
  private search!: SearchStore;

  protected override stores(services: Services) {
    return [services.history, services.conversation, this.search];
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('services')) this.search = createSearch(this.services);
    super.willUpdate(changed);
  }

  override render() {
    const { history, conversation } = this.services;
    const { query, error } = this.search.value;
    return html`<hearth-chat-list
      .conversations=${history.value.summaries}
      .selectedId=${conversation.value.id}
      .searchWords=${query}
      .results=${this.results}
      .searchProblem=${error === null ? '' : describeError(error).title}
      @search-changed=${(event: SearchChangedEvent) => void this.search.search(event.query)}
      @search-extended=${() => void this.search.more()}
      @conversation-renamed=${({ id, title }: ConversationRenamedEvent) => void history.rename(id, title)}
      @conversation-pinned=${({ id, isPinned }: ConversationPinnedEvent) => void history.pin(id, isPinned)}
      @conversation-deleted=${({ id }: ConversationDeletedEvent) => void this.commands.remove(id)}
    ></hearth-chat-list>`;
  }

  private get results(): ChatListResults | null {
    const { answer } = this.search.value;
    if (answer === null) return null;
    const wanted = new Set(answer.hits.map(({ id }) => id));
    const summaries = new Map<string, ConversationSummary>();
    for (const summary of this.services.history.value.summaries)
      if (wanted.has(summary.id)) summaries.set(summary.id, summary);
    const entries = answer.hits.flatMap((hit) => toEntry(hit, summaries.get(hit.id)));
    return { ...answer, entries, totalCount: answer.totalCount - (answer.hits.length - entries.length) };
  }
}

/** What was deleted since it was found is left out at once, and what was renamed has its new name. */
function toEntry(hit: SearchHit, summary: ConversationSummary | undefined): readonly ShownEntry[] {
  if (summary === undefined) return [];
  const { id, title, updatedAt, isPinned } = summary;
  const { snippet, turnId } = hit;
  const isSameTitle = hit.title.map(({ text }) => text).join('') === title;
  return [
    { id, title, updatedAt, isPinned, snippet, turnId, ...(isSameTitle && { markedTitle: hit.title }) },
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-sidebar-view': HearthSidebarView;
  }
}
