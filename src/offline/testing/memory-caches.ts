// Cache Storage in memory, as far as the service worker uses it.

class MemoryCache {
  private readonly entries = new Map<string, Response>();

  async match(url: string): Promise<Response | undefined> {
    return this.entries.get(url)?.clone();
  }

  async put(url: string, response: Response): Promise<void> {
    this.entries.set(url, response);
  }

  async keys(): Promise<{ url: string }[]> {
    return [...this.entries.keys()].map((url) => ({ url }));
  }

  async delete(url: string): Promise<boolean> {
    return this.entries.delete(url);
  }
}

/** Stands in for `caches`. */
export class MemoryCaches {
  private readonly byName = new Map<string, MemoryCache>();

  async open(name: string): Promise<MemoryCache> {
    const cache = this.byName.get(name) ?? new MemoryCache();
    this.byName.set(name, cache);
    return cache;
  }

  async keys(): Promise<string[]> {
    return [...this.byName.keys()];
  }

  async match(url: string, { cacheName }: { cacheName: string }): Promise<Response | undefined> {
    return this.byName.get(cacheName)?.match(url);
  }

  async delete(name: string): Promise<boolean> {
    return this.byName.delete(name);
  }

  /** As what the code under test expects. */
  asCacheStorage(): CacheStorage {
    return this as unknown as CacheStorage;
  }
}
