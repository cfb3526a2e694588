// Which requests of the site are for `/v1`, and what they ask. Pure, because a service worker has to decide at once.
import { ApiError } from '../contract/api-error.ts';

export type ApiRoute =
  | { to: 'createCompletion' }
  | { to: 'createEmbeddings' }
  | { to: 'listModels' }
  | { to: 'retrieveModel'; id: string }
  | { to: 'refusal'; error: ApiError };

const folder = 'v1/';

/**
 * @param scope the site's folder, an absolute URL that ends with a slash
 * @returns null for what is not under `v1/`
 */
export function routeApi({ url, method }: { url: string; method: string }, scope: string): ApiRoute | null {
  const { origin, pathname } = new URL(url);
  const site = new URL(scope);
  const base = `${site.pathname}${folder}`;
  if (origin !== site.origin || !pathname.startsWith(base)) return null;
  const path = pathname.slice(base.length).replace(/\/$/, '');
  const route = routePath(path);
  if (route === null) return refusal(notFound(method, path));
  const wanted = route.to === 'createCompletion' || route.to === 'createEmbeddings' ? 'POST' : 'GET';
  return method === wanted ? route : refusal(notAllowed(method, path));
}

const refusal = (error: ApiError): ApiRoute => ({ to: 'refusal', error });

function routePath(path: string): ApiRoute | null {
  if (path === 'chat/completions') return { to: 'createCompletion' };
  if (path === 'embeddings') return { to: 'createEmbeddings' };
  if (path === 'models') return { to: 'listModels' };
  const id = /^models\/(.+)$/.exec(path)?.[1];
  return id === undefined ? null : { to: 'retrieveModel', id: decoded(id) };
}

const notFound = (method: string, path: string): ApiError =>
  new ApiError(404, `Unknown request URL: ${method} /v1/${path}. See docs/api.md for what there is.`, {
    code: 'unknown_url',
  });

const notAllowed = (method: string, path: string): ApiError =>
  new ApiError(405, `Not allowed to ${method} on /v1/${path}.`, { code: 'method_not_supported' });

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
