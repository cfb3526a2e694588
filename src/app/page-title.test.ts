import { expect, it } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { pageTitle } from './page-title.ts';
import type { ModelState } from '../state/model-state.ts';
import type { TitleFacts } from './page-title.ts';

const ready: ModelState = { status: 'ready', contextTokens: 2048, device: 'a chip' };
const quiet: TitleFacts = { model: ready, isAnswering: false, unseen: null, heading: null };
const download = {
  activity: 'fetching',
  receivedBytes: 43,
  totalBytes: 100,
  bytesPerSecond: null,
  isPrivate: false,
  isAsking: false,
} as const;

it.each<[Partial<TitleFacts>, string]>([
  [{}, 'Hearth'],
  [{ isAnswering: true }, 'Answering… · Hearth'],
  [{ unseen: 'answered' }, 'Answer ready · Hearth'],
  [{ unseen: 'failed' }, 'The answer failed · Hearth'],
  [{ heading: 'Storage', isAnswering: true }, 'Storage · Hearth'],
  [{ heading: 'Storage', unseen: 'answered' }, 'Answer ready · Hearth'],
  [{ model: { status: 'downloading', ...download } }, '43 % downloaded · Hearth'],
  [{ model: { status: 'loading', progress: { phase: 'starting' } } }, 'Getting ready… · Hearth'],
  [
    { model: { status: 'loading', progress: { phase: 'weights', loadedBytes: 1, totalBytes: 3 } } },
    'Getting ready, 33 % · Hearth',
  ],
  [{ model: { status: 'paused', receivedBytes: 1, totalBytes: 2, reason: 'person' } }, 'Paused · Hearth'],
  [
    { model: { status: 'failed', error: new AppError('internal', { reason: 'test' }) } },
    'The model stopped · Hearth',
  ],
])('%o reads %s', (facts, title) => {
  expect(pageTitle({ ...quiet, ...facts })).toBe(title);
});
