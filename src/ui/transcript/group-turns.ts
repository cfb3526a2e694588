import type { Turn } from '../../conversations/conversation.ts';
import type { TurnRange } from './turn-range.ts';

const groupSize = 16;

export interface TurnGroup {
  /** Its place among the groups of the conversation. */
  index: number;
  turns: readonly Turn[];
}

/** The turns in range, in groups that stay the same while turns come before and after them. */
export function groupTurns(turns: readonly Turn[], { from, to }: TurnRange): TurnGroup[] {
  const groups: TurnGroup[] = [];
  for (let index = Math.floor(from / groupSize); index * groupSize < to; index += 1) {
    const start = index * groupSize;
    groups.push({ index, turns: turns.slice(Math.max(from, start), Math.min(to, start + groupSize)) });
  }
  return groups;
}
