// Which requests the service worker answers, and from where; all others are the browser's own business. Pure, because
// a service worker has to decide at once.
import { fileKey } from '../../models/cache-keys.ts';
import type { CacheKey } from '../../models/cache-keys.ts';
import type { Piece } from './piece.ts';

/** What of a request counts here. */
export interface RequestFacts {
  url: string;
  method: string;
  mode: string;
  cache: string;
  headers: { has: (name: string) => boolean };
}

export type Route =
  /** A file of this version. */
  | { to: 'piece'; piece: Piece }
  /** A file of the build that this version does not have: a page of an older version may ask for it. */
  | { to: 'older-version' }
  /** A file of a model or a library, if the device has it. */
  | { to: 'stored'; key: CacheKey | Piece['key'] }
  /** The deployer's configuration. */
  | { to: 'config' }
  /** An address of the site that shows nothing of its own without a network. */
  | { to: 'stray-page' };

const modelFile = /^models\/([^/]+)\/resolve\/([0-9a-f]{16,64})\/(.+)$/;

export const configPath = 'hearth.config.json';

/**
 * @param scope the site's folder, an absolute URL that ends with a slash
 * @param pieces the pieces of this version by path
 * @returns null for what is left to the browser
 */
export function routeRequest(
  request: RequestFacts,
  scope: string,
  pieces: ReadonlyMap<string, Piece>,
): Route | null {
  const { origin, pathname } = new URL(request.url);
  const site = new URL(scope);
  if (request.method !== 'GET' || origin !== site.origin || !pathname.startsWith(site.pathname)) return null;
  const path = pathname.slice(site.pathname.length);
  if (path === configPath) return { to: 'config' };
  // `no-store` asks for what the host has (a repair must not get the damaged copy), a range for a part only.
  if (request.cache === 'no-store' || request.headers.has('range')) return null;
  return routePath(path, request.mode === 'navigate', pieces);
}

function routePath(path: string, isPage: boolean, pieces: ReadonlyMap<string, Piece>): Route | null {
  const piece = pieces.get(path === '' ? 'index.html' : path);
  if (piece !== undefined) {
    return piece.group === 'library' ? { to: 'stored', key: piece.key } : { to: 'piece', piece };
  }
  const key = modelKey(path);
  if (key !== null) return { to: 'stored', key };
  if (path.startsWith('assets/')) return { to: 'older-version' };
  return isPage ? { to: 'stray-page' } : null;
}

function modelKey(path: string): CacheKey | null {
  const [, id, revision, file] = modelFile.exec(path) ?? [];
  if (id === undefined || revision === undefined || file === undefined) return null;
  // The key is made of the id's encoded form, which is what the address has.
  return fileKey({ id: decodeSafely(id), revision }, file);
}

/** An address that is no valid encoding is nobody's model. */
function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
