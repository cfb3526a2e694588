import { describe, expect, it } from 'vitest';
import { firstOf, groupByDay } from './group-by-day.ts';

const now = new Date(2026, 10, 23, 0, 30).getTime();
const at = (month: number, day: number, hour = 12) => new Date(2026, month, day, hour).getTime();
const entry = (updatedAt: number, isPinned = false) => ({
  id: String(updatedAt),
  title: 'x',
  updatedAt,
  isPinned,
});
const titles = (times: number[]) =>
  groupByDay(
    times.map((time) => entry(time)),
    now,
  ).map(({ title }) => title);

describe('groupByDay', () => {
  it('counts days by the calendar, not by hours', () => {
    expect(titles([now - 60_000, now - 3_600_000])).toEqual(['Today', 'Yesterday']);
  });

  it('uses coarser words for older ones', () => {
    expect(titles([at(10, 22), at(10, 18), at(10, 2), at(8, 2), at(8, 1)])).toEqual([
      'Yesterday',
      'Past 7 days',
      'Past 30 days',
      'September 2026',
    ]);
  });

  it('puts a time ahead, from a clock that was wrong, under today', () => {
    expect(titles([now + 9e8])).toEqual(['Today']);
  });

  it('puts what is pinned first, whatever its day', () => {
    const all = [entry(now), entry(at(10, 2), true), entry(at(8, 1)), entry(at(7, 1), true)];
    const entries = firstOf(all, 9);
    expect(groupByDay(entries, now).map(({ title, entries: { length } }) => [title, length])).toEqual([
      ['Pinned', 2],
      ['Today', 1],
      ['September 2026', 1],
    ]);
    expect(firstOf(all, 3)).toEqual(entries.slice(0, 3));
    expect(firstOf(all, 1)).toEqual(entries.slice(0, 1));
  });

  it('has no groups without conversations', () => {
    expect(groupByDay([], now)).toEqual([]);
  });
});
