import type { WorkerPlatform } from './piece-store.ts';

/** A network that pretends to be there must not hold up a page that could open without it. */
const patienceMs = 3_000;

/**
 * The deployer's configuration: the host's word first, for it may change at any time; the last one that arrived
 * where the host cannot be reached or sends something else, such as a login page.
 */
export async function answerConfig(
  request: Request,
  { caches, fetch }: WorkerPlatform,
  name: string,
): Promise<Response> {
  const cache = await caches.open(name);
  const kept = await cache.match(request.url);
  try {
    const response = await fetch(
      request,
      kept === undefined ? {} : { signal: AbortSignal.timeout(patienceMs) },
    );
    // The deployer took it away: then the site's own defaults hold, without a network too.
    if (response.status === 404) await cache.delete(request.url);
    else if (!(await isConfig(response))) return kept ?? response;
    else await cache.put(request.url, response.clone());
    return response;
  } catch (error) {
    if (kept !== undefined) return kept;
    throw error;
  }
}

async function isConfig(response: Response): Promise<boolean> {
  if (!response.ok) return false;
  try {
    const value: unknown = await response.clone().json();
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}
