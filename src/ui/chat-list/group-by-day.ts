// Conversations under the words that people use for days gone by.

export interface ChatListEntry {
  id: string;
  /** The first question; may be long or have several lines. */
  title: string;
  /** Milliseconds since 1970. */
  updatedAt: number;
}

export interface ChatGroup {
  title: string;
  entries: readonly ChatListEntry[];
}

const dayMs = 86_400_000;

/** Whole calendar days between two moments, also over a change of the clocks. */
function daysBetween(earlier: number, later: number): number {
  const midnight = (time: number) => new Date(time).setHours(0, 0, 0, 0);
  return Math.round((midnight(later) - midnight(earlier)) / dayMs);
}

function titleFor(updatedAt: number, now: number): string {
  const days = Math.max(0, daysBetween(updatedAt, now));
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  if (days < 7) return 'Past 7 days';
  if (days < 30) return 'Past 30 days';
  return new Date(updatedAt).toLocaleDateString('en', { month: 'long', year: 'numeric' });
}

/** Newest first, in groups such as Today, Yesterday, Past 7 days, October 2026. */
export function groupByDay(entries: readonly ChatListEntry[], now: number): readonly ChatGroup[] {
  const groups = new Map<string, ChatListEntry[]>();
  for (const entry of entries.toSorted((a, b) => b.updatedAt - a.updatedAt)) {
    const title = titleFor(entry.updatedAt, now);
    groups.set(title, [...(groups.get(title) ?? []), entry]);
  }
  return Array.from(groups, ([title, members]) => ({ title, entries: members }));
}
