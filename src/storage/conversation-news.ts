// What one tab writes, the others hear: their pages, and the threads that search.
import { parseSummary, summaryRecord } from './conversation-summary.ts';
import type { ConversationSummary } from './conversation-summary.ts';

/** `many`: so many were written at once that the list is best read again. */
export type ConversationNews =
  { kind: 'saved'; summary: ConversationSummary } | { kind: 'removed'; id: string } | { kind: 'many' };

let shared: BroadcastChannel | null = null;

/** Null where the browser keeps tabs apart, as it may where it blocks storage. */
function channel(): BroadcastChannel | null {
  try {
    return (shared ??= new BroadcastChannel('hearth-conversations'));
  } catch {
    return null;
  }
}

export function tellNews(news: ConversationNews): void {
  channel()?.postMessage(news.kind === 'saved' ? { ...news, summary: summaryRecord(news.summary) } : news);
}

/** Hears what is written elsewhere: by other tabs, and by other threads of this one. */
export function hearNews(listener: (news: ConversationNews) => void): void {
  channel()?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    listener(parseNews(data));
  });
}

/** Another tab may be of another version: what it says and is not understood is worth a look at the list. */
function parseNews(data: unknown): ConversationNews {
  const { kind, id, summary } = (data ?? {}) as Record<string, unknown>;
  if (kind === 'removed' && typeof id === 'string') return { kind, id };
  const parsed = kind === 'saved' ? parseSummary(summary) : null;
  return parsed === null ? { kind: 'many' } : { kind: 'saved', summary: parsed };
}
