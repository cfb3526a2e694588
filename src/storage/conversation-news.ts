// What one tab writes, the others hear: their pages, and the threads that search.
import { parseSummary, summaryRecord } from './conversation-summary.ts';
import type { ConversationSummary } from './conversation-summary.ts';

/** `many`: so many were written at once that the list is best read again. */
export type ConversationNews =
  { kind: 'saved'; summary: ConversationSummary } | { kind: 'removed'; id: string } | { kind: 'many' };

const listeners = new Set<(news: ConversationNews) => void>();
let shared: BroadcastChannel | null = null;
let isListening = false;

/** Null where the browser keeps tabs apart, as it may where it blocks storage. */
function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel('hearth-conversations');
  } catch {
    return null;
  }
}

export function tellNews(news: ConversationNews): void {
  const channel = shared ?? openChannel();
  channel?.postMessage(news.kind === 'saved' ? { ...news, summary: summaryRecord(news.summary) } : news);
  if (channel !== shared) channel?.close();
}

/** Hears what is written elsewhere: by other tabs, and by other threads of this one. */
export function hearNews(listener: (news: ConversationNews) => void): void {
  listeners.add(listener);
  if (isListening) return;
  isListening = true;
  listen();
  // A page that is kept for the way back must hear nothing: with the first message the browser would let it go.
  addEventListener('pagehide', () => {
    shared?.close();
    shared = null;
  });
  addEventListener('pageshow', () => {
    if (shared !== null) return;
    listen();
    spread({ kind: 'many' });
  });
}

function listen(): void {
  shared = openChannel();
  shared?.addEventListener('message', ({ data }: MessageEvent<unknown>) => spread(parseNews(data)));
}

function spread(news: ConversationNews): void {
  for (const listener of listeners) listener(news);
}

/** Another tab may be of another version: what it says and is not understood is worth a look at the list. */
function parseNews(data: unknown): ConversationNews {
  const { kind, id, summary } = (data ?? {}) as Record<string, unknown>;
  if (kind === 'removed' && typeof id === 'string') return { kind, id };
  const parsed = kind === 'saved' ? parseSummary(summary) : null;
  return parsed === null ? { kind: 'many' } : { kind: 'saved', summary: parsed };
}
