// A conversation that the page lets the element keep, under the page's own origin.
import { checkMessages } from './check-input.ts';
import type { ChatMessage } from '../chat-types.ts';

const keyOf = (name: string): string => `hearth-chat:${name}`;

/** Null where there is none, or the browser keeps nothing. */
export function readKept(name: string | null): readonly ChatMessage[] | null {
  if (name === null) return null;
  try {
    const stored = localStorage.getItem(keyOf(name));
    return stored === null ? null : checkMessages(JSON.parse(stored));
  } catch {
    return null;
  }
}

/** What cannot be kept is there as long as the page is. */
export function keep(name: string | null, messages: readonly ChatMessage[]): void {
  if (name === null) return;
  try {
    if (messages.length === 0) localStorage.removeItem(keyOf(name));
    else localStorage.setItem(keyOf(name), JSON.stringify(messages));
  } catch {
    // Full, or not allowed.
  }
}
