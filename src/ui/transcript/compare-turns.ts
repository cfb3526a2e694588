import type { Turn } from '../../conversations/conversation.ts';

/**
 * What has happened to the turns of a conversation: `asked`, a new question; `branch`, others stand in the place of some;
 * `other`, anything that leaves the rest where it is.
 */
export function compareTurns(before: readonly Turn[], after: readonly Turn[]): 'asked' | 'branch' | 'other' {
  const last = after.at(-1);
  if (last?.outcome.status === 'answering') {
    return before.some(({ id }) => id === last.id) ? 'other' : 'asked';
  }
  const index = after.findIndex(({ id }, place) => id !== before[place]?.id);
  const [old, now] = [before[index], after[index]];
  if (old === undefined || now === undefined) return 'other';
  const isRemoved = before[index + 1]?.id === now.id;
  const isPutBack = after[index + 1]?.id === old.id;
  return isRemoved || isPutBack ? 'other' : 'branch';
}
