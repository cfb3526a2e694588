import { describe, expect, it } from 'vitest';
import { groupByDay } from './group-by-day.ts';

const now = new Date(2026, 10, 23, 0, 30).getTime();
const at = (month: number, day: number, hour = 12) => new Date(2026, month, day, hour).getTime();
const entry = (updatedAt: number) => ({ id: String(updatedAt), title: 'x', updatedAt });
const titles = (times: number[]) => groupByDay(times.map(entry), now).map(({ title }) => title);

describe('groupByDay', () => {
  it('counts days by the calendar, not by hours', () => {
    expect(titles([now - 60_000, now - 3_600_000])).toEqual(['Today', 'Yesterday']);
  });

  it('uses coarser words for older ones, newest first', () => {
    expect(titles([at(8, 1), at(10, 18), at(10, 2), at(10, 22)])).toEqual([
      'Yesterday',
      'Past 7 days',
      'Past 30 days',
      'September 2026',
    ]);
  });

  it('puts a time ahead, from a clock that was wrong, under today', () => {
    expect(titles([now + 9e8])).toEqual(['Today']);
  });

  it('has no groups without conversations', () => {
    expect(groupByDay([], now)).toEqual([]);
  });
});
