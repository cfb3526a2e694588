import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { PropertyValues } from 'lit';
import { base, buttons, inputs } from '../../styles/shared.ts';
import { formatNumber, plural } from '../../i18n/format-number.ts';
import { ConversationDeletedEvent } from '../events/conversation-deleted-event.ts';
import { ConversationExportedEvent } from '../events/conversation-exported-event.ts';
import { ConversationPinnedEvent } from '../events/conversation-pinned-event.ts';
import { ConversationRenamedEvent } from '../events/conversation-renamed-event.ts';
import { ConversationSelectedEvent } from '../events/conversation-selected-event.ts';
import { ConversationStartedEvent } from '../events/conversation-started-event.ts';
import { SearchChangedEvent } from '../events/search-changed-event.ts';
import { SearchExtendedEvent } from '../events/search-extended-event.ts';
import '../icon/icon.ts';
import '../menu/menu.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { styles } from './chat-list.styles.ts';
import { entryMenu } from './entry-menu.ts';
import { firstOf, groupByDay } from './group-by-day.ts';
import { GrowingList } from './growing-list.ts';
import { renderEntries, titleWords } from './render-entries.ts';
import type { MenuChosenEvent } from '../events/menu-chosen-event.ts';
import type { HearthMenu } from '../menu/menu.ts';
import type { ChatListEntry } from './group-by-day.ts';
import type { EntryActions, ShownEntry } from './render-entries.ts';

/** What was found, and how far the search is. */
export interface ChatListResults {
  entries: readonly ShownEntry[];
  totalCount: number;
  /** How many conversations were looked through, and how many there are; the same when it is done. */
  readCount: number;
  conversationCount: number;
}

/**
 * The stored conversations, newest first, and the search in them.
 * @event conversation-started - a new one
 * @event conversation-selected - show this one
 * @event conversation-renamed
 * @event conversation-pinned
 * @event conversation-exported
 * @event conversation-deleted - remove this one; the listener offers the way back
 * @event search-changed - its owner sets `results`
 * @event search-extended - more of them, please
 */
@customElement('hearth-chat-list')
export class HearthChatList extends OwnTaskElement {
  static override styles = [base, buttons, inputs, styles];

  private readonly window = new GrowingList(this, 30, () => {
    if (this.results !== null) this.dispatchEvent(new SearchExtendedEvent());
  });
  /** What gets the focus once it is rendered: the title of this entry. */
  private focusId: string | null = null;

  @query('input[type=search]') private field!: HTMLInputElement | null;
  @query('.start') private startButton!: HTMLButtonElement;
  @query('.rename') private nameField!: HTMLInputElement | null;
  @query('hearth-menu') private menu!: HearthMenu;

  @state() private menuEntry: ChatListEntry | null = null;
  @state() private renamingId: string | null = null;

  @property({ attribute: false }) conversations: readonly ChatListEntry[] = [];
  @property({ attribute: false }) selectedId: string | null = null;
  /** The moment from which Today and Yesterday are counted. */
  @property({ attribute: false }) now = Date.now();
  /** What is looked for; empty: the list of all. */
  @property() searchWords = '';
  /** Null while there is nothing to show in place of the list. */
  @property({ attribute: false }) results: ChatListResults | null = null;
  /** Why nothing can be found, in words; empty when it can. */
  @property() searchProblem = '';

  /** Puts the focus into the search field. */
  async focusSearch(): Promise<void> {
    await this.updateComplete;
    this.field?.select();
    this.field?.focus();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('searchWords')) this.window.reset();
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('renamingId') && this.renamingId !== null) this.nameField?.select();
    if (this.focusId !== null)
      this.focusTitle(this.titles.find(({ dataset }) => dataset.id === this.focusId));
    this.focusId = null;
  }

  private get titles(): HTMLElement[] {
    return Array.from(this.renderRoot.querySelectorAll<HTMLElement>('.title'));
  }

  private focusTitle(title: HTMLElement | undefined): void {
    title?.focus();
    title?.scrollIntoView({ block: 'nearest' });
  }

  private readonly actions: EntryActions = {
    onSelect: ({ id, turnId = null }) => this.dispatchEvent(new ConversationSelectedEvent(id, turnId)),
    onMenu: async (entry, button) => {
      this.menuEntry = entry;
      await this.menu.toggle(button);
    },
    onRename: (id) => (this.renamingId = id),
    onRenamed: (id, title) => {
      if (this.renamingId !== id) return;
      this.renamingId = null;
      if (title === null) return;
      this.dispatchEvent(new ConversationRenamedEvent(id, title));
    },
    onFocusWanted: (id) => (this.focusId = id),
  };

  private onChosen({ name }: MenuChosenEvent): void {
    const entry = this.menuEntry;
    if (entry === null) return;
    const { id, isPinned } = entry;
    if (name === 'rename') this.renamingId = id;
    if (name === 'pin') this.dispatchEvent(new ConversationPinnedEvent(id, !isPinned));
    if (name === 'export') this.dispatchEvent(new ConversationExportedEvent(id));
    if (name === 'delete') this.delete(id);
  }

  /** The focus stays near: the entry that had it is gone. */
  private delete(id: string): void {
    const ids = this.titles.map(({ dataset }) => dataset.id ?? '');
    const index = ids.indexOf(id);
    this.focusId = ids[index + 1] ?? ids[index - 1] ?? null;
    if (this.focusId === null) this.startButton.focus();
    else this.requestUpdate();
    this.dispatchEvent(new ConversationDeletedEvent(id));
  }

  private onSearch({ target }: Event): void {
    this.dispatchEvent(new SearchChangedEvent((target as HTMLInputElement).value));
  }

  private onSearchKey(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      this.focusTitle(this.titles[0]);
    } else if (event.key === 'Escape' && this.searchWords !== '') {
      // It clears the field, and closes nothing else.
      event.preventDefault();
      event.stopPropagation();
      this.dispatchEvent(new SearchChangedEvent(''));
    }
  }

  private onListKey(event: KeyboardEvent): void {
    const { titles } = this;
    const index = titles.findIndex((title) => title === this.shadowRoot?.activeElement);
    if (index === -1) return;
    const goal = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: titles.length - 1 }[event.key];
    if (goal === undefined) return;
    event.preventDefault();
    if (goal === -1) this.field?.focus();
    else this.focusTitle(titles[goal]);
  }

  override render() {
    return html`<nav aria-label=${msg('Conversations')}>
        <button
          type="button"
          class="start"
          @click=${() => this.dispatchEvent(new ConversationStartedEvent())}
        >
          <hearth-icon name="plus"></hearth-icon>${msg('New chat')}
        </button>
        ${
          this.conversations.length === 0
            ? html`<p>
                ${msg('Your conversations will be listed here. They are stored on this device only.')}
              </p>`
            : html`${this.renderSearch()}
                <div class="list" @keydown=${this.onListKey}>
                  ${this.results === null ? this.renderAll() : this.renderResults(this.results)}
                </div>`
        }
        <hearth-menu
          .label=${this.menuEntry === null ? '' : titleWords(this.menuEntry)}
          .items=${entryMenu(this.menuEntry)}
          @menu-chosen=${this.onChosen}
        ></hearth-menu>
      </nav>
      <nav class="places" aria-label=${msg('Pages')}>
        <a href="#/models">${msg('Models')}</a>
        <a href="#/storage">${msg('Storage')}</a>
        <a href="#/compare"
          >${msg('Compare', { desc: 'link to the page on which one question is asked in two ways' })}</a
        >
        <a href="#/self-test">${msg('Self-test')}</a>
      </nav>`;
  }

  private renderSearch() {
    return html`<div class="search" role="search">
        <hearth-icon name="search"></hearth-icon>
        <input
          type="search"
          aria-label=${msg('Search')}
          placeholder=${msg('Search')}
          autocomplete="off"
          enterkeyhint="search"
          .value=${this.searchWords}
          @input=${this.onSearch}
          @keydown=${this.onSearchKey}
        />
      </div>
      <p role="status">${this.resultWords}</p>
      ${this.renderReading()}`;
  }

  private get resultWords(): string {
    if (this.searchProblem !== '' || this.results === null) return this.searchProblem;
    const { totalCount, readCount, conversationCount } = this.results;
    // Said once, when it is known.
    if (readCount < conversationCount) return '';
    if (totalCount === 0) return msg('No conversation has these words.');
    const count = formatNumber(totalCount);
    return plural(totalCount, msg(str`${count} conversation`), msg(str`${count} conversations`));
  }

  private renderReading() {
    const { readCount = 0, conversationCount = 0 } = this.results ?? {};
    if (readCount >= conversationCount) return nothing;
    const [read, all] = [formatNumber(readCount), formatNumber(conversationCount)];
    return html`<p>${msg(str`Looking through your conversations: ${read} of ${all}`)}</p>`;
  }

  private renderAll() {
    const { count } = this.window;
    const isMore = this.conversations.length > count;
    return html`${groupByDay(firstOf(this.conversations, count), this.now).map(
      ({ title, entries: members }) =>
        html`<section>
          <h2>${title}</h2>
          ${this.renderEntries(members)}
        </section>`,
    )}
    ${isMore ? html`<div class="more"></div>` : nothing}`;
  }

  private renderResults({ entries, totalCount }: ChatListResults) {
    return html`${this.renderEntries(entries)}
    ${entries.length < totalCount ? html`<div class="more"></div>` : nothing}`;
  }

  private renderEntries(entries: readonly ShownEntry[]) {
    const { selectedId, renamingId, menuEntry } = this;
    return renderEntries(entries, { selectedId, renamingId, menuId: menuEntry?.id ?? null }, this.actions);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-chat-list': HearthChatList;
  }
}
