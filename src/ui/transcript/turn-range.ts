// Which turns of a long conversation are on the page: those in sight at first, and the others bit by bit, in both directions.

export interface TurnRange {
  from: number;
  /** The first after it. */
  to: number;
}

/** So many are drawn at once: the first of what is to be seen. */
const first = 2;

export const endOf = (total: number): TurnRange => ({ from: Math.max(0, total - first), to: total });

/** So that the turn at `index` can be seen, and what follows. */
export const rangeAround = (index: number, total: number): TurnRange => ({
  from: Math.max(0, index - 1),
  to: Math.min(total, index + first),
});

export const isWhole = ({ from, to }: TurnRange, total: number): boolean => from === 0 && to >= total;

/** Some more, before it and after it. */
export const grow = ({ from, to }: TurnRange, by: number, total: number): TurnRange => ({
  from: Math.max(0, from - by),
  to: Math.min(total, to + by),
});

/**
 * The range after turns have come, gone or changed for those of another branch: what both have in it stays, so that the reader
 * sees no jump.
 * @param before the ids of the turns before
 * @param after the ids of the turns now
 */
export function followTurns(
  range: TurnRange,
  before: readonly string[],
  after: readonly string[],
): TurnRange {
  const sameStart = countSame(before, after);
  const sameEnd = Math.min(
    countSame([...before].reverse(), [...after].reverse()),
    Math.min(before.length, after.length) - sameStart,
  );
  // The change is before what is on the page.
  if (sameStart < range.from) return rangeAround(sameStart, after.length);
  const firstAfterChange = before.length - sameEnd;
  const isChangeBehind = sameStart >= range.to && range.to < before.length;
  if (isChangeBehind) return { from: range.from, to: Math.min(range.to, after.length) };
  const keptEnd = Math.max(0, range.to - firstAfterChange);
  const news = after.length - sameEnd - sameStart;
  const kept = news > first ? first : news + keptEnd;
  const to = Math.min(after.length, sameStart + Math.max(1, kept));
  return { from: Math.min(range.from, Math.max(0, to - 1)), to };
}

function countSame(one: readonly string[], other: readonly string[]): number {
  let count = 0;
  while (count < one.length && count < other.length && one[count] === other[count]) count += 1;
  return count;
}
