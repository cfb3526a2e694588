// Browsers let threads share memory only in pages that no other site can look into. A host says so by two headers, and
// a static host sends none; a service worker may send them as well. (HTML standard, “cross-origin isolated”.)

/**
 * The same page with the headers that isolate it. `require-corp` and not `credentialless`, which Safari does not know: what
 * our pages fetch from others comes with CORS, so neither keeps anything from them.
 */
export function isolate(response: Response): Response {
  // The browser follows a redirect and asks again; it cannot be copied either.
  if (response.type === 'opaqueredirect' || response.headers.has('location')) return response;
  const { body, status, statusText } = response;
  const headers = new Headers(response.headers);
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-embedder-policy', 'require-corp');
  return new Response(body, { status, statusText, headers });
}
