// What is noted about each version, beside its files. The record is written last: it marks a whole shell.
import { pageLockName } from '../contract/offline-contract.ts';
import { cacheName, cacheParts, engineParts, versionOf } from '../contract/cache-names.ts';
import type { CachePart, EnginePart } from '../contract/cache-names.ts';
import type { KeptVersion } from './obsolete-versions.ts';

interface VersionRecord {
  installedAtMs: number;
  /** Absolute URLs of its page's scripts. */
  scripts: string[];
}

const recordUrl = 'https://hearth.invalid/version';
const proofUrl = 'https://hearth.invalid/proved';

export class VersionRecords {
  private readonly caches: CacheStorage;
  private readonly scope: string;

  constructor(caches: CacheStorage, scope: string) {
    this.caches = caches;
    this.scope = scope;
  }

  /** Notes that all of the version's shell is kept. */
  async complete(version: string, record: VersionRecord): Promise<void> {
    const cache = await this.caches.open(cacheName('shell', this.scope, version));
    await cache.put(recordUrl, Response.json(record));
  }

  /** Notes that the version has loaded its model and answered. */
  async prove(version: string): Promise<void> {
    const cache = await this.caches.open(cacheName('shell', this.scope, version));
    await cache.put(proofUrl, new Response());
  }

  /** Versions of which that engine is kept: there the visitor has agreed to a model for it. */
  async withEngine(engine: EnginePart): Promise<string[]> {
    return this.versionsOf(engine);
  }

  /** Marks the visitor's consent. */
  async agree(version: string, engine: EnginePart): Promise<void> {
    await this.caches.open(cacheName(engine, this.scope, version));
  }

  /** @param heldLocks names of the Web Locks that are held at the moment */
  async read(heldLocks: ReadonlySet<string>): Promise<KeptVersion[]> {
    const engines = (await Promise.all(engineParts.map((engine) => this.withEngine(engine)))).flat();
    const versions = new Set([...(await this.versionsOf('shell')), ...engines]);
    return Promise.all(
      [...versions].map(async (version) => {
        const { installedAtMs, scripts } = await this.recordOf(version);
        return {
          version,
          installedAtMs,
          hasEngine: engines.includes(version),
          isProved: (await this.find(version, proofUrl)) !== undefined,
          isInUse: scripts.some((script) => heldLocks.has(pageLockName(script))),
        };
      }),
    );
  }

  async remove(version: string): Promise<void> {
    for (const part of cacheParts) await this.caches.delete(cacheName(part, this.scope, version));
  }

  private async versionsOf(part: CachePart): Promise<string[]> {
    const names = await this.caches.keys();
    return names.map((name) => versionOf(name, part, this.scope)).filter((version) => version !== null);
  }

  /** A version whose installation never ended has none, and goes first. */
  private async recordOf(version: string): Promise<VersionRecord> {
    const response = await this.find(version, recordUrl);
    return response === undefined
      ? { installedAtMs: 0, scripts: [] }
      : ((await response.json()) as VersionRecord);
  }

  private find(version: string, url: string): Promise<Response | undefined> {
    return this.caches.match(url, { cacheName: cacheName('shell', this.scope, version) });
  }
}
