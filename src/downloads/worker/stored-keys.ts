import type { CacheKey } from '../../models/cache-keys.ts';

/** What a piece of work has put into the caches, to take it out again when the work fails. */
export class StoredKeys {
  private readonly keys: CacheKey[] = [];

  note(key: CacheKey): void {
    this.keys.push(key);
  }

  async remove(): Promise<void> {
    for (const { cacheName, url } of this.keys) await (await caches.open(cacheName)).delete(url);
  }
}
