import { msg } from '@lit/localize';
import type { ModelState } from '../state/model-state.ts';

/** What the tab says, so that one can look elsewhere meanwhile. */
export function pageTitle({ status }: ModelState, isAnswering: boolean): string {
  if (isAnswering) return msg('Answering… · Hearth');
  if (['resolving', 'downloading', 'loading', 'trying'].includes(status))
    return msg('Getting ready… · Hearth');
  return msg('Hearth');
}
