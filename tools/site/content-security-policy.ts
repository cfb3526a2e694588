import type { SiteConfig } from '../../src/models/site-config.ts';

/**
 * What the page may do, as the browser enforces it. Workers are started from a blob (see spawn-worker.ts),
 * so they inherit this policy too: a worker loaded by URL would only have what the host's headers say.
 * Which hosts it may reach is the site's own choice (`hearth.config.json`), and the only part that is one.
 */
export function contentSecurityPolicy(config: SiteConfig): string {
  return [
    "default-src 'none'",
    // Compiling WebAssembly needs a permission of its own, which is not that of `eval`.
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src ${["'self'", ...reachableOrigins(config)].join(' ')}`,
    "manifest-src 'self'",
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html hearth-worker',
  ].join('; ');
}

/**
 * The origins that a configuration names, each once. Origins only: a path in a policy no longer counts after a
 * redirect, and hubs redirect.
 */
function reachableOrigins(config: SiteConfig): readonly string[] {
  const { hubs, libraries, connect, catalogueUrl, endpoints } = config;
  // A catalogue with a relative address comes from the site itself.
  const catalogues = catalogueUrl !== null && URL.canParse(catalogueUrl) ? [catalogueUrl] : [];
  const named = [...hubs, ...libraries, ...catalogues, ...endpoints].map((url) => new URL(url).origin);
  return [...new Set([...named, ...connect])];
}
