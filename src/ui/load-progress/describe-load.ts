// The life of a load as words: which of three steps, how far, and what to say aloud.
import { msg, str } from '@lit/localize';
import { formatNumber } from '../../i18n/format-number.ts';
import type { LoadProgress } from '../../inference/contract/inference-contract.ts';
import type { ModelState } from '../../state/model-state.ts';
import { formatBytesOf, formatBytesPerSecond, partOf } from '../format-bytes.ts';
import { formatRemaining } from '../format-duration.ts';

export type LoadState = Extract<
  ModelState,
  { status: 'resolving' | 'downloading' | 'paused' | 'loading' | 'trying' }
>;
/** In the order in which they come. */
export const loadSteps = ['get', 'read', 'prepare'] as const;
type LoadStep = (typeof loadSteps)[number];

export const titleOfStep = (step: LoadStep): string =>
  ({
    get: msg('Getting the model'),
    read: msg('Reading it into memory'),
    prepare: msg('Getting it ready'),
  })[step];

export interface LoadDescription {
  step: LoadStep;
  /** Figures beside the title; may be empty. */
  figures: string;
  /** 0 to 1, or null when nobody knows. */
  share: number | null;
}

function shareOf(done: number, total: number): number | null {
  return total > 0 ? Math.min(1, done / total) : null;
}

type Download = Extract<LoadState, { status: 'downloading' }>;

/** What a download does when it does not fetch. */
const activityWords = (activity: Download['activity']): string | null =>
  ({
    fetching: null,
    checking: msg('checking what is here'),
    'waiting-for-server': msg('waiting for the server, goes on by itself'),
    'waiting-for-network': msg('waiting for the network, goes on by itself'),
    'waiting-for-tab': msg('another tab is fetching it'),
  })[activity];

function describeDownload(state: Download): LoadDescription {
  const { receivedBytes, totalBytes, bytesPerSecond } = state;
  const parts = [formatBytesOf(receivedBytes, totalBytes)];
  const words = activityWords(state.activity);
  if (words !== null) parts.push(words);
  else if (bytesPerSecond !== null && bytesPerSecond > 0) {
    parts.push(formatBytesPerSecond(bytesPerSecond));
    const remaining = formatRemaining((totalBytes - receivedBytes) / bytesPerSecond);
    parts.push(msg(str`${remaining} left`, { desc: 'of a download' }));
  }
  return { step: 'get', figures: parts.join(' · '), share: shareOf(receivedBytes, totalBytes) };
}

/** Where a load stands. */
export function describeLoad(state: LoadState): LoadDescription {
  switch (state.status) {
    case 'resolving':
      return { step: 'get', figures: msg('asking what it consists of'), share: null };
    case 'downloading':
      return describeDownload(state);
    case 'paused':
      return {
        step: 'get',
        figures: msg(str`${formatBytesOf(state.receivedBytes, state.totalBytes)} · paused`),
        share: shareOf(state.receivedBytes, state.totalBytes),
      };
    case 'trying':
      return { step: 'prepare', figures: msg('trying it out'), share: null };
    case 'loading':
      return describePhase(state.progress);
  }
}

function describePhase(progress: LoadProgress): LoadDescription {
  switch (progress.phase) {
    case 'starting':
      return { step: 'read', figures: '', share: null };
    case 'fetching': {
      const percent = formatNumber(Math.floor(progress.share * 100));
      return { step: 'get', figures: msg(str`${percent} %`, { desc: 'of a whole' }), share: progress.share };
    }
    case 'weights': {
      const { loadedBytes, totalBytes } = progress;
      return {
        step: 'read',
        figures: formatBytesOf(loadedBytes, totalBytes),
        share: shareOf(loadedBytes, totalBytes),
      };
    }
    case 'threads':
      return { step: 'prepare', figures: msg('trying how fast this computer is'), share: null };
    case 'shaders':
      return {
        step: 'prepare',
        figures: partOf(String(progress.done), String(progress.total)),
        share: shareOf(progress.done, progress.total),
      };
  }
}

/** What a screen reader hears: each step, and each quarter of it; the same text twice is not read again. */
export function announceLoad({ step, share }: LoadDescription): string {
  const title = titleOfStep(step);
  const quarter = share === null ? 0 : Math.floor(share * 4) * 25;
  return quarter === 0 ? title : msg(str`${title}: ${quarter} percent`);
}
