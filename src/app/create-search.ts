import searchUrl from '../../workers/search.worker.ts?worker&url';
import { spawnWorker } from '../channel/spawn-worker.ts';
import { SearchClient } from '../search/client/search-client.ts';
import { SearchStore } from '../state/search-store.ts';
import { siteUrl } from './site-url.ts';
import type { Services } from './services.ts';

let store: SearchStore | null = null;

/** The one search of the page. It reads nothing before it is asked. */
export function createSearch({ history }: Pick<Services, 'history'>): SearchStore {
  store ??= new SearchStore(new SearchClient(() => spawnWorker(siteUrl(searchUrl), 'search')), history);
  return store;
}
