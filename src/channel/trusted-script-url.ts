interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): {
    createScriptURL: (url: string) => unknown;
  };
}

/** A name may be given to one policy only, so everything that starts a script passes here. */
let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** The one script that the page starts by its URL: it lies beside the page, wherever that is. */
export function serviceWorkerUrl(): string {
  return new URL('service-worker.js', location.href).href;
}

/**
 * Marks a script's URL as safe where the browser enforces Trusted Types: our own blobs and our service worker, and
 * nothing else.
 * @throws TypeError for any other URL
 */
export function trustedScriptUrl(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return url;
  policy ??= trustedTypes.createPolicy('hearth-worker', { createScriptURL: own });
  return policy.createScriptURL(url) as string;
}

function own(url: string): string {
  if (url.startsWith('blob:') || url === serviceWorkerUrl()) return url;
  throw new TypeError('The page starts its own scripts only.');
}
