// The service worker's memory of the site: what it keeps, when, and what it lets go.
import { pageLockName } from '../contract/offline-contract.ts';
import { answerConfig } from './answer-config.ts';
import { answerRequest } from './answer-request.ts';
import { configCacheName, engineParts } from '../contract/cache-names.ts';
import { obsoleteVersions } from './obsolete-versions.ts';
import { piecesOf } from './piece.ts';
import { PieceStore } from './piece-store.ts';
import { IsolationRecord } from './isolation-record.ts';
import { isolate } from './isolate.ts';
import { configPath, routeRequest } from './route-request.ts';
import { VersionRecords } from './version-records.ts';
import type { Handlers } from '../../channel/answer.ts';
import type { EnginePart } from '../contract/cache-names.ts';
import type { OfflineContract, OfflineInventory } from '../contract/offline-contract.ts';
import type { PrecacheList } from '../contract/precache-list.ts';
import type { Piece } from './piece.ts';
import type { WorkerPlatform } from './piece-store.ts';

export interface SitePlatform extends WorkerPlatform {
  /** Names of the Web Locks that are held at the moment, by anyone of this origin. */
  heldLocks: () => Promise<ReadonlySet<string>>;
  /** Whether another version is being installed or waits: its files must not be tidied away. */
  isUpdating: () => boolean;
  skipWaiting: () => Promise<void>;
  now: () => number;
}

export class OfflineSite {
  private readonly list: PrecacheList;
  private readonly scope: string;
  private readonly platform: SitePlatform;
  private readonly pieces: ReadonlyMap<string, Piece>;
  private readonly store: PieceStore;
  private readonly records: VersionRecords;
  private readonly isolation: IsolationRecord;

  /** @param scope the site's folder, an absolute URL that ends with a slash */
  constructor(list: PrecacheList, scope: string, platform: SitePlatform) {
    this.list = list;
    this.scope = scope;
    this.platform = platform;
    this.pieces = new Map(piecesOf(list, scope).map((piece) => [piece.path, piece]));
    this.store = new PieceStore(platform, scope);
    this.records = new VersionRecords(platform.caches, scope);
    this.isolation = new IsolationRecord(platform.caches, scope);
  }

  /**
   * Keeps the shell, and the engine where the visitor agreed to one in an earlier version, so that the update works
   * without a network as well as that did. Fails as a whole: the browser tries again at the next visit.
   */
  async install(): Promise<void> {
    await this.keepPage();
    for (const engine of engineParts) {
      if ((await this.records.withEngine(engine)).length > 0) await this.keepEngine(engine);
    }
    await this.keepConfig();
    const installedAtMs = this.platform.now();
    await this.records.complete(this.list.version, { installedAtMs, scripts: this.scripts() });
  }

  /** @returns null where the request is left to the browser */
  answer(request: Request): Promise<Response> | null {
    const route = routeRequest(request, this.scope, this.pieces);
    if (route === null) return null;
    const services = { platform: this.platform, store: this.store, scope: this.scope };
    const answer = answerRequest(request, route, services);
    return request.mode === 'navigate' ? this.asPage(answer) : answer;
  }

  /** What the page may ask. */
  readonly handlers: Handlers<OfflineContract> = {
    inspect: ({ thorough }) => this.inspect(thorough),
    tend: async ({ thorough }) => {
      if (thorough) await this.dropDamaged();
      await this.keepPage();
      for (const engine of await this.engines()) await this.keepEngine(engine);
      await this.tidy();
      return null;
    },
    keepEngine: async (params) => {
      await this.keepEngine(params?.engine ?? 'engine');
      return null;
    },
    unitProved: async ({ scriptUrl }) => {
      // A page of the version before proves nothing about this one.
      if (this.scripts().includes(scriptUrl)) await this.records.prove(this.list.version);
      await this.tidy();
      return null;
    },
    setIsolation: async ({ isolated }) => {
      await this.isolation.write(isolated);
      return null;
    },
    activate: async () => {
      await this.platform.skipWaiting();
      return null;
    },
  };

  /** Pages in frames as well: an isolated page shows no others. */
  private async asPage(answer: Promise<Response>): Promise<Response> {
    const [response, isIsolating] = await Promise.all([answer, this.isolation.read()]);
    return isIsolating ? isolate(response) : response;
  }

  /** Removes the versions that nobody needs any more. */
  private async tidy(): Promise<void> {
    if (this.platform.isUpdating()) return;
    // A script that this version has too keeps no other version in use.
    const own = new Set(this.scripts().map(pageLockName));
    const locks = [...(await this.platform.heldLocks())].filter((name) => !own.has(name));
    const kept = await this.records.read(new Set(locks));
    for (const version of obsoleteVersions(this.list.version, kept)) await this.records.remove(version);
  }

  private async inspect(thorough: boolean): Promise<OfflineInventory> {
    const pieces = await Promise.all(
      [...this.pieces.values()].map((piece) => this.store.inspect(piece, thorough)),
    );
    const engines = await this.engines();
    return {
      version: this.list.version,
      keepsEngine: engines.length > 0,
      engines,
      isolates: await this.isolation.read(),
      pieces: pieces.filter(({ group, state }) => group !== 'language' || state !== 'missing'),
    };
  }

  private async dropDamaged(): Promise<void> {
    for (const piece of this.pieces.values()) {
      // Libraries are the downloads' to mend: they report it and show its progress.
      if (piece.group === 'library') continue;
      if ((await this.store.inspect(piece, true)).state === 'damaged') await this.store.drop(piece);
    }
  }

  /** All that opens the page, and the languages that were read here: an update finds them in the version before. */
  private async keepPage(): Promise<void> {
    await this.keep('shell');
    const languages = [...this.pieces.values()].filter(({ group }) => group === 'language');
    for (const language of languages) {
      if (await this.store.isKnown(language)) await this.store.keep(language);
    }
  }

  private async keepEngine(engine: EnginePart): Promise<void> {
    await this.records.agree(this.list.version, engine);
    await this.keep(engine);
    // Libraries are programs for a GPU.
    if (engine === 'engine') await this.keep('library');
  }

  /** The engines that the visitor has agreed to. */
  private async engines(): Promise<EnginePart[]> {
    const { version } = this.list;
    const kept = await Promise.all(
      engineParts.map(async (engine) => (await this.records.withEngine(engine)).includes(version)),
    );
    return engineParts.filter((_, index) => kept[index]);
  }

  private async keep(group: Piece['group']): Promise<void> {
    const wanted = [...this.pieces.values()].filter((piece) => piece.group === group);
    await Promise.all(wanted.map((piece) => this.store.keep(piece)));
  }

  /** A site without a configuration, or a host that does not answer just now, is no reason to fail. */
  private async keepConfig(): Promise<void> {
    const request = new Request(new URL(configPath, this.scope), { cache: 'no-cache' });
    await answerConfig(request, this.platform, configCacheName(this.scope)).catch(() => undefined);
  }

  private scripts(): string[] {
    return this.list.shell
      .filter(({ path }) => path.endsWith('.js'))
      .map(({ path }) => new URL(path, this.scope).href);
  }
}
