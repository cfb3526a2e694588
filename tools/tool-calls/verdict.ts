export type Verdict = 'good' | 'shaky' | 'unable';

/** Of the free cases. A program may rely on a good one, and has to look at what a shaky one does. */
export function verdictOf(rightCount: number, count: number): Verdict {
  const share = rightCount / count;
  if (share >= 0.8) return 'good';
  return share >= 0.5 ? 'shaky' : 'unable';
}
