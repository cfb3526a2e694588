import { ApiError } from '../contract/api-error.ts';

/** What of a request tells who makes it. */
export interface RequestOrigin {
  mode: string;
  destination: string;
  referrer: string;
}

/**
 * Only scripts of this origin may ask. The browser hands a service worker the requests of its own pages and workers alone,
 * but for navigations: a form or a link of any other site comes here too.
 * @param client who asks; undefined where the browser knows nobody
 */
export function mayAsk(
  { mode, destination, referrer }: RequestOrigin,
  client: { url: string } | undefined,
  origin: string,
): boolean {
  const isScript = (mode === 'cors' || mode === 'same-origin') && destination === '';
  const isOwn = client !== undefined && new URL(client.url).origin === origin;
  const isReferredByOwn = !URL.canParse(referrer) || new URL(referrer).origin === origin;
  return isScript && isOwn && isReferredByOwn;
}

export const notForYou = (): ApiError =>
  new ApiError(403, 'Only pages and workers of this site may ask, by fetch.', { code: 'origin_not_allowed' });
