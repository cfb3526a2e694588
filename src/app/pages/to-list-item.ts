import { msg, str } from '@lit/localize';
import type { LibraryModel } from '../../state/library-store.ts';
import type { ModelListItem } from '../../ui/models-page/model-list-item.ts';

/** What stands in the way, in words for people; the figures are for those who ask. */
function obstacleOf({ fit, entry }: LibraryModel): string | null {
  if (entry?.kind === 'embedding')
    return msg('This one does not chat: it is for finding texts by their meaning.');
  if (fit.fits) return null;
  if (fit.missing.includes('shader-f16'))
    return msg('The graphics chip of this computer does not compute in half precision.');
  return msg(str`The graphics chip of this computer is too small for it (${fit.missing.join(', ')}).`);
}

function storedOf({ inventory }: LibraryModel): ModelListItem['stored'] {
  if (inventory === null || inventory.storedBytes === 0) return 'none';
  return inventory.complete ? 'whole' : 'partly';
}

/** What only a catalogue knows. */
function wordsOf({ build, entry }: LibraryModel) {
  if (entry === null) {
    const quantization = build.files?.manifest.quantization ?? '';
    return {
      parameters: null,
      quantization,
      languages: [],
      goodAt: build.card.summary,
      weakAt: '',
      tools: false,
    };
  }
  const { parameters, languages, goodAt, weakAt, tools } = entry;
  const quantization = build.files?.manifest.quantization ?? entry.quantization;
  return { parameters, quantization, languages, goodAt, weakAt, tools };
}

/** A model as its card shows it. @param runningId the one that answers in the chat, or null */
export function toListItem(model: LibraryModel, runningId: string | null): ModelListItem {
  const { build, reason, inventory, crash } = model;
  return {
    ...build.card,
    ...wordsOf(model),
    memoryBytes: build.needs.memoryBytes,
    engine: build.engine === 'wllama' ? 'wllama' : 'web-llm',
    reason,
    obstacle: obstacleOf(model),
    stored: storedOf(model),
    storedBytes: inventory?.storedBytes ?? 0,
    running: build.card.id === runningId,
    crashed: crash !== null,
  };
}
