// Conversations under the words that people use for days gone by.
import { msg } from '@lit/localize';
import { currentLanguage } from '../../i18n/language.ts';

export interface ChatListEntry {
  id: string;
  /** As a person named it, or the first question; may be long or have several lines. */
  title: string;
  /** Milliseconds since 1970. */
  updatedAt: number;
  isPinned: boolean;
}

export interface ChatGroup<Entry extends ChatListEntry = ChatListEntry> {
  title: string;
  entries: readonly Entry[];
}

const dayMs = 86_400_000;

/** Whole calendar days between two moments, also over a change of the clocks. */
function daysBetween(earlier: number, later: number): number {
  const midnight = (time: number) => new Date(time).setHours(0, 0, 0, 0);
  return Math.round((midnight(later) - midnight(earlier)) / dayMs);
}

function titleFor(updatedAt: number, now: number): string {
  const days = Math.max(0, daysBetween(updatedAt, now));
  if (days === 0) return msg('Today');
  if (days === 1) return msg('Yesterday');
  if (days < 7) return msg('Past 7 days');
  if (days < 30) return msg('Past 30 days');
  return monthOf(new Date(updatedAt));
}

let months: { language: string; format: Intl.DateTimeFormat; names: Map<string, string> } | null = null;

const englishMonths =
  'January February March April May June July August September October November December'.split(' ');

/** Such as September 2026. On a slow computer Intl is felt: English does without, and others ask once for each. */
function monthOf(date: Date): string {
  const language = currentLanguage();
  if (language === 'en') return `${englishMonths[date.getMonth()] ?? ''} ${date.getFullYear()}`;
  if (months?.language !== language) {
    const format = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric' });
    months = { language, format, names: new Map() };
  }
  const key = `${date.getFullYear()} ${date.getMonth()}`;
  const name = months.names.get(key) ?? months.format.format(date);
  months.names.set(key, name);
  return name;
}

/**
 * What is pinned, then the newest; so many of them.
 * @param entries the newest first
 */
export function firstOf(entries: readonly ChatListEntry[], count: number): readonly ChatListEntry[] {
  const first = entries.filter(({ isPinned }) => isPinned).slice(0, count);
  for (const entry of entries) {
    if (first.length >= count) break;
    if (!entry.isPinned) first.push(entry);
  }
  return first;
}

/**
 * In groups such as Pinned, Today, Yesterday, Past 7 days, October 2026.
 * @param entries as from `firstOf`
 */
export function groupByDay(entries: readonly ChatListEntry[], now: number): readonly ChatGroup[] {
  const groups: { title: string; entries: ChatListEntry[] }[] = [];
  for (const entry of entries) {
    const title = entry.isPinned ? msg('Pinned') : titleFor(entry.updatedAt, now);
    const last = groups.at(-1);
    if (last?.title === title) last.entries.push(entry);
    else groups.push({ title, entries: [entry] });
  }
  return groups;
}
