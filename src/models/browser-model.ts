import { msg } from '@lit/localize';
import type { ModelChoice } from './model-choice.ts';

export const browserModelId = 'browser';

/** The model that the browser brings, as one that can be chosen: nothing of it is ours to fetch, to check, or to vouch for. */
export const browserModelChoice: ModelChoice = {
  engine: 'browser',
  card: {
    id: browserModelId,
    // The one name that is words: it follows the language.
    get name() {
      return msg('The browser’s own model');
    },
    maker: 'your browser’s maker',
    licence: { name: 'not open', url: null },
    downloadBytes: 0,
    summary: 'Your browser chooses it and runs it, and does not say which it is.',
    contextTokens: 4096,
  },
  needs: { features: [], limits: {}, memoryBytes: 0 },
  files: null,
  elsewhere: { engine: 'browser' },
};
