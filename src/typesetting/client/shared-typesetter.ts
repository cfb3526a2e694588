import typesettingUrl from '../../../workers/typesetting.worker.ts?worker&url';
import { spawnWorker } from '../../channel/spawn-worker.ts';
import { Typesetter } from './typesetter.ts';

/** The one of this page: elements deep inside a reply ask it, as they ask for the reader of Markdown. */
export const typesetter = new Typesetter(() =>
  spawnWorker(new URL(typesettingUrl, document.baseURI).href, 'typesetting'),
);
