import type { LibraryModel } from '../../state/library-store.ts';
import type { ModelListItem } from '../../ui/models-page/model-list-item.ts';

/** What stands in the way, in words for people; the figures are for those who ask. */
function obstacleOf({ fit, entry }: LibraryModel): string | null {
  if (entry?.kind === 'embedding') return 'This one does not chat: it is for finding texts by their meaning.';
  if (fit.fits) return null;
  if (fit.missing.includes('shader-f16'))
    return 'The graphics chip of this computer does not compute in half precision.';
  return `The graphics chip of this computer is too small for it (${fit.missing.join(', ')}).`;
}

/** Its files say it, or else the catalogue. */
function isGguf({ choice, entry }: LibraryModel): boolean {
  return choice.files === null ? entry?.ggufFile != null : choice.files.manifest.library === null;
}

function storedOf({ inventory }: LibraryModel): ModelListItem['stored'] {
  if (inventory === null || inventory.storedBytes === 0) return 'none';
  return inventory.complete ? 'whole' : 'partly';
}

/** What only a catalogue knows. */
function wordsOf({ choice, entry }: LibraryModel) {
  if (entry === null) {
    const quantization = choice.files?.manifest.quantization ?? '';
    return {
      parameters: null,
      quantization,
      languages: [],
      goodAt: choice.card.summary,
      weakAt: '',
      tools: false,
    };
  }
  const { parameters, quantization, languages, goodAt, weakAt, tools } = entry;
  return { parameters, quantization, languages, goodAt, weakAt, tools };
}

/** A model as its card shows it. @param runningId the one that answers in the chat, or null */
export function toListItem(model: LibraryModel, runningId: string | null): ModelListItem {
  const { choice, inventory, crash } = model;
  return {
    ...choice.card,
    ...wordsOf(model),
    memoryBytes: choice.needs.memoryBytes,
    runsOn: isGguf(model) ? 'processor' : 'graphics chip',
    obstacle: obstacleOf(model),
    stored: storedOf(model),
    storedBytes: inventory?.storedBytes ?? 0,
    running: choice.card.id === runningId,
    crashed: crash !== null,
  };
}
