import { answerConfig } from './answer-config.ts';
import { cacheParts, configCacheName, versionOf } from '../contract/cache-names.ts';
import type { Piece } from './piece.ts';
import type { PieceStore, WorkerPlatform } from './piece-store.ts';
import type { Route } from './route-request.ts';

interface AnswerServices {
  platform: WorkerPlatform;
  store: PieceStore;
  scope: string;
}

/** The answer to a request that `routeRequest` claimed; rejects where the browser's own fetch would. */
export async function answerRequest(
  request: Request,
  route: Route,
  { platform, store, scope }: AnswerServices,
): Promise<Response> {
  switch (route.to) {
    case 'piece':
      return (await keepAndFind(store, route.piece)) ?? platform.fetch(request);
    case 'older-version':
      return (await findInOlderVersions(request.url, platform.caches, scope)) ?? platform.fetch(request);
    case 'stored': {
      const { url, cacheName: name } = route.key;
      return (await platform.caches.match(url, { cacheName: name })) ?? platform.fetch(request);
    }
    case 'config':
      return answerConfig(request, platform, configCacheName(scope));
    case 'stray-page':
      return platform.fetch(request).catch(() => Response.redirect(scope));
  }
}

/** A piece that the browser has cleared is fetched again, and kept; without room for it, it is only fetched. */
async function keepAndFind(store: PieceStore, piece: Piece): Promise<Response | undefined> {
  const kept = await store.find(piece);
  if (kept !== undefined) return kept;
  try {
    await store.keep(piece);
    return await store.find(piece);
  } catch {
    return undefined;
  }
}

async function findInOlderVersions(
  url: string,
  caches: CacheStorage,
  scope: string,
): Promise<Response | undefined> {
  for (const name of await caches.keys()) {
    if (cacheParts.every((part) => versionOf(name, part, scope) === null)) continue;
    const found = await caches.match(url, { cacheName: name });
    if (found !== undefined) return found;
  }
  return undefined;
}
