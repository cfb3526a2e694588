import { settingsCacheName } from '../contract/cache-names.ts';

const noteUrl = 'https://hearth.invalid/isolated';

/** Whether pages are to be isolated: off until a person wants it, and beyond updates. A service worker forgets the rest. */
export class IsolationRecord {
  private readonly caches: CacheStorage;
  private readonly name: string;

  constructor(caches: CacheStorage, scope: string) {
    this.caches = caches;
    this.name = settingsCacheName(scope);
  }

  /** A storage that fails is no reason to show no page. */
  async read(): Promise<boolean> {
    const note = await this.caches.match(noteUrl, { cacheName: this.name }).catch(() => undefined);
    return note !== undefined;
  }

  async write(isIsolating: boolean): Promise<void> {
    const cache = await this.caches.open(this.name);
    await (isIsolating ? cache.put(noteUrl, new Response()) : cache.delete(noteUrl));
  }
}
