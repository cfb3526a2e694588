import { msg, str } from '@lit/localize';
import { formatNumber } from '../i18n/format-number.ts';
import { describeLoad } from '../ui/load-progress/describe-load.ts';
import type { ModelState } from '../state/model-state.ts';
import type { ReplyEnd } from '../state/unseen-reply-store.ts';
import type { LoadState } from '../ui/load-progress/describe-load.ts';

/** What the title is made of. */
export interface TitleFacts {
  model: ModelState;
  isAnswering: boolean;
  /** How a reply ended that nobody has seen yet. */
  unseen: ReplyEnd | null;
  /** The heading of the page in place of the chat; null on the chat. */
  heading: string | null;
}

/** What the tab says, so that one can look elsewhere meanwhile. */
export function pageTitle(facts: TitleFacts): string {
  const words = unseenWords(facts.unseen) ?? facts.heading ?? stateWords(facts);
  return words === null ? 'Hearth' : `${words} · Hearth`;
}

function unseenWords(unseen: ReplyEnd | null): string | null {
  if (unseen === null) return null;
  return unseen === 'answered' ? msg('Answer ready') : msg('The answer failed');
}

function stateWords({ model, isAnswering }: TitleFacts): string | null {
  if (isAnswering) return msg('Answering…');
  switch (model.status) {
    case 'resolving':
    case 'downloading':
    case 'loading':
    case 'trying':
      return loadWords(model);
    case 'paused':
      return msg('Paused');
    case 'failed':
      return msg('The model stopped');
    default:
      return null;
  }
}

function loadWords(state: LoadState): string {
  const { share } = describeLoad(state);
  if (share === null) return msg('Getting ready…');
  const percent = formatNumber(Math.floor(share * 100));
  // A download and what comes after it are counted apart.
  return state.status === 'downloading'
    ? msg(str`${percent} % downloaded`)
    : msg(str`Getting ready, ${percent} %`);
}
