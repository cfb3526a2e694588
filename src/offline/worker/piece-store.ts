// Fetches, verifies and finds the pieces of one version. What a captive portal or a half-finished deploy sends in
// place of a file never gets in: every piece is compared with the hash that the build recorded.
import { AppError } from '../../errors/app-error.ts';
import { sha256Hex } from '../../models/sha256.ts';
import { versionOf } from '../contract/cache-names.ts';
import type { CachePart } from '../contract/cache-names.ts';
import type { PieceReport } from '../contract/offline-contract.ts';
import type { Piece } from './piece.ts';

/** What the browser gives to a service worker; doubles in tests. */
export interface WorkerPlatform {
  caches: CacheStorage;
  fetch: (request: Request | string, options?: RequestInit) => Promise<Response>;
}

/** These describe the bytes as they travelled, not as they are kept. */
const headersOfTransport = ['content-encoding', 'content-length', 'transfer-encoding', 'set-cookie'];

export class PieceStore {
  private readonly platform: WorkerPlatform;
  private readonly scope: string;
  /** The page and a keeper may want the same piece at once: it is fetched once. */
  private readonly running = new Map<string, Promise<void>>();

  constructor(platform: WorkerPlatform, scope: string) {
    this.platform = platform;
    this.scope = scope;
  }

  /** The piece as it is kept, unread. */
  find({ key }: Piece): Promise<Response | undefined> {
    return this.platform.caches.match(key.url, { cacheName: key.cacheName });
  }

  /** Whether any version keeps the same file, maybe with another content: their names differ in the hash at the end. */
  async isKnown(piece: Piece): Promise<boolean> {
    for (const name of await this.cachesOf('shell')) {
      const kept = await (await this.platform.caches.open(name)).keys();
      if (kept.some(({ url }) => withoutHash(url) === withoutHash(piece.url))) return true;
    }
    return false;
  }

  /**
   * Sees to it that the piece is kept: from an older version if that has the same file, else from the site.
   * @throws AppError `download-failed`, `integrity-mismatch`, `storage-full`, `storage-unavailable`
   */
  async keep(piece: Piece): Promise<void> {
    if ((await this.find(piece)) !== undefined) return;
    const { url } = piece.key;
    const running = this.running.get(url) ?? this.bring(piece).finally(() => this.running.delete(url));
    this.running.set(url, running);
    await running;
  }

  /** @param thorough compares its hash too, not only whether it is there */
  async inspect(piece: Piece, thorough: boolean): Promise<PieceReport> {
    const kept = await this.find(piece);
    const { path, group } = piece;
    if (kept === undefined) return { path, group, state: 'missing' };
    if (!thorough) return { path, group, state: 'ok' };
    const isIntact = (await sha256Hex(await bytesOf(kept))) === piece.sha256;
    return { path, group, state: isIntact ? 'ok' : 'damaged' };
  }

  /** Removes a damaged piece, so that `keep` fetches it again. */
  async drop({ key }: Piece): Promise<void> {
    await (await this.platform.caches.open(key.cacheName)).delete(key.url);
  }

  private async bring(piece: Piece): Promise<void> {
    const response = (await this.fromOlderVersion(piece)) ?? (await this.fromSite(piece));
    const cache = await this.platform.caches.open(piece.key.cacheName);
    try {
      await cache.put(piece.key.url, response);
    } catch (error) {
      if (error instanceof DOMException && error.name === 'QuotaExceededError') {
        throw new AppError('storage-full', { neededBytes: piece.sizeBytes }, { cause: error });
      }
      throw new AppError('storage-unavailable', { reason: String(error) }, { cause: error });
    }
  }

  private async fromOlderVersion(piece: Piece): Promise<Response | null> {
    if (piece.group === 'library') return null;
    const part = piece.group === 'language' ? 'shell' : piece.group;
    for (const name of await this.cachesOf(part)) {
      const kept = await this.platform.caches.match(piece.url, { cacheName: name });
      const bytes = kept && (await bytesOf(kept));
      if (bytes && (await sha256Hex(bytes)) === piece.sha256) return asKept(bytes, kept);
    }
    return null;
  }

  private async cachesOf(part: CachePart): Promise<string[]> {
    const names = await this.platform.caches.keys();
    return names.filter((name) => versionOf(name, part, this.scope) !== null);
  }

  private async fromSite(piece: Piece): Promise<Response> {
    const { url, path } = piece;
    // `no-cache`: asks the host whether what the browser holds is current, and fetches only what is not.
    const response = await this.platform.fetch(url, { cache: 'no-cache' }).catch((cause: unknown) => {
      throw new AppError('download-failed', { url, status: null }, { cause });
    });
    if (!response.ok) throw new AppError('download-failed', { url, status: response.status });
    const bytes = await bytesOf(response);
    const actual = await sha256Hex(bytes);
    if (actual !== piece.sha256) {
      throw new AppError('integrity-mismatch', { path, expected: piece.sha256, actual });
    }
    return asKept(bytes, response);
  }
}

const withoutHash = (url: string): string => url.replace(/-[\w-]{8}\.js$/, '');

async function bytesOf(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await response.arrayBuffer());
}

/** A response of our own: one that was redirected could not answer a navigation. */
function asKept(bytes: Uint8Array<ArrayBuffer>, { headers }: Response): Response {
  const kept = new Headers(headers);
  for (const name of headersOfTransport) kept.delete(name);
  kept.set('content-length', String(bytes.byteLength));
  return new Response(bytes, { headers: kept });
}
