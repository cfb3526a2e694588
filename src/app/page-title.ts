import type { ModelState } from '../state/model-state.ts';

/** What the tab says, so that one can look elsewhere meanwhile. */
export function pageTitle({ status }: ModelState, isAnswering: boolean): string {
  if (isAnswering) return 'Answering… · Hearth';
  if (status === 'downloading' || status === 'loading') return 'Getting ready… · Hearth';
  return 'Hearth';
}
