import { msg, str } from '@lit/localize';
/** What this site keeps on the device, as its page shows it. */
export interface StorageOverview {
  models: readonly StoredModelItem[];
  chats: { count: number; sizeBytes: number };
  /** The site's own files, for the time without a network. */
  siteBytes: number;
  /** Files of models that nobody knows any more. */
  leftoverBytes: number;
  /** Null where the browser does not say. */
  freeBytes: number | null;
  /** The browser promised not to clear it by itself. */
  persisted: boolean;
}

export interface StoredModelItem {
  id: string;
  name: string;
  storedBytes: number;
  totalBytes: number;
  complete: boolean;
  /** Milliseconds since 1970; null when it was not yet. */
  lastUsedAtMs: number | null;
  verifiedAtMs: number | null;
}

const dayMs = 86_400_000;

/** “today”, “3 days ago”, “5 weeks ago”. */
export function formatAgo(atMs: number, nowMs: number): string {
  const days = Math.max(0, Math.floor((nowMs - atMs) / dayMs));
  if (days === 0) return msg('today');
  if (days === 1) return msg('yesterday');
  return days < 14 ? msg(str`${days} days ago`) : msg(str`${Math.floor(days / 7)} weeks ago`);
}
