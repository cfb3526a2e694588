import { buildsOf } from '../models/model-choice.ts';
import type { ModelChoice } from '../models/model-choice.ts';
import type { LibraryModel } from './library-store.ts';

/** Less than this much less memory is not worth the change. */
const noticeablyLess = 0.9;

/**
 * The next smaller model that fits this device: one that is stored already, where there is one, for nothing has to be fetched
 * then. One that took the tab with it is none.
 */
export function findSmallerModel(
  models: readonly LibraryModel[],
  failing: ModelChoice,
): LibraryModel | undefined {
  const limitBytes = failing.needs.memoryBytes * noticeablyLess;
  const bySize = models
    .filter(
      ({ build, fit, crash, entry, choice }) =>
        fit.fits &&
        crash === null &&
        entry?.kind !== 'embedding' &&
        build.needs.memoryBytes < limitBytes &&
        !buildsOf(choice).some(({ card }) => card.id === failing.card.id),
    )
    .sort((one, other) => other.build.needs.memoryBytes - one.build.needs.memoryBytes);
  return bySize.find(({ inventory }) => inventory?.complete === true) ?? bySize[0];
}
