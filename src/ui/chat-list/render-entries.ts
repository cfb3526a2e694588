// The entries of the list. They are templates and not elements, because there may be many.
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import * as icons from '../icon/icons.ts';
import type { MarkedText } from '../../search/contract/search-contract.ts';
import type { ChatListEntry } from './group-by-day.ts';

/** An entry, and what of it was searched for. */
export interface ShownEntry extends ChatListEntry {
  markedTitle?: readonly MarkedText[];
  snippet?: readonly MarkedText[];
  /** Where the snippet is. */
  turnId?: string | null;
}

export interface EntryActions {
  onSelect: (entry: ShownEntry) => void;
  onMenu: (entry: ShownEntry, button: HTMLElement) => unknown;
  onRename: (id: string) => void;
  /** Null: it keeps its name. */
  onRenamed: (id: string, title: string | null) => void;
  /** The title of an entry should have the focus after the next render. */
  onFocusWanted: (id: string) => void;
}

interface EntryState {
  selectedId: string | null;
  renamingId: string | null;
  /** Whose menu was opened last. */
  menuId: string | null;
}

const longestTitle = 120;

/** What a conversation is called in the list. */
export const titleWords = ({ title }: Pick<ChatListEntry, 'title'>): string =>
  title.trim().slice(0, longestTitle) || msg('Empty conversation');

export function renderEntries(entries: readonly ShownEntry[], state: EntryState, actions: EntryActions) {
  return html`<ul>
    ${repeat(
      entries,
      ({ id }) => id,
      (entry) =>
        html`<li class=${entry.id === state.selectedId ? 'current' : ''}>
          ${entry.id === state.renamingId ? renderRename(entry, actions) : renderEntry(entry, state, actions)}
        </li>`,
    )}
  </ul>`;
}

function renderEntry(entry: ShownEntry, { selectedId }: EntryState, actions: EntryActions) {
  const name = titleWords(entry);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'F2') actions.onRename(entry.id);
  };
  return html`<button
      type="button"
      class="quiet title"
      data-id=${entry.id}
      title=${name}
      aria-current=${entry.id === selectedId ? 'page' : 'false'}
      @click=${() => actions.onSelect(entry)}
      @keydown=${onKey}
    >
      <span class="name" dir="auto">${entry.markedTitle ? renderMarked(entry.markedTitle) : name}</span>
      ${
        entry.snippet && entry.snippet.length > 0
          ? html`<span class="snippet" dir="auto">${renderMarked(entry.snippet)}</span>`
          : nothing
      }
    </button>
    <button
      type="button"
      class="quiet icon"
      aria-label=${msg(str`More for “${name}”`)}
      aria-haspopup="menu"
      @click=${({ currentTarget }: Event) => actions.onMenu(entry, currentTarget as HTMLElement)}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">${icons.more}</svg>
    </button>`;
}

const renderMarked = (parts: readonly MarkedText[]) =>
  parts.map(({ text, isMatch }) => (isMatch ? html`<mark>${text}</mark>` : text));

function renderRename(entry: ShownEntry, { onRenamed, onFocusWanted }: EntryActions) {
  const name = titleWords(entry);
  const leave = (title: string | null): void => onRenamed(entry.id, title === name ? null : title);
  const end = (title: string | null): void => {
    onFocusWanted(entry.id);
    leave(title);
  };
  const onLeave = ({ currentTarget }: Event): void => leave((currentTarget as HTMLInputElement).value);
  const onKey = (event: KeyboardEvent): void => {
    // The list's keys move the focus, the page's stop the reply: neither is meant in a text field.
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === 'Enter') end((event.currentTarget as HTMLInputElement).value);
    if (event.key === 'Escape') {
      event.preventDefault();
      end(null);
    }
  };
  return html`<input
    type="text"
    class="rename"
    aria-label=${msg('Name of the conversation')}
    dir="auto"
    maxlength=${longestTitle}
    .value=${name}
    @keydown=${onKey}
    @blur=${onLeave}
  />`;
}
