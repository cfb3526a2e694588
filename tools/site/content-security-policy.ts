import { hasEndpoints } from '../../src/models/site-config.ts';
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
    // The frame of an endpoint, which has the policy below.
    ...(hasEndpoints(config) ? ["frame-src 'self'"] : []),
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html hearth-worker',
  ].join('; ');
}

/**
 * What the frame of an endpoint may do: talk to servers, and nothing else. At its start it narrows this to the one server
 * that it was opened for (src/inference/endpoint/frame): only then is that known.
 */
export function framePolicy({ endpoints, visitorEndpoints }: SiteConfig): string {
  const origins = [...new Set(endpoints.map((url) => new URL(url).origin))];
  const servers = visitorEndpoints ? 'https: http:' : origins.join(' ');
  return [
    "default-src 'none'",
    "script-src 'self'",
    `connect-src ${servers === '' ? "'none'" : servers}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/** The policy of each page of the built site, by its file. */
export const pagePolicies = {
  'index.html': contentSecurityPolicy,
  'endpoint.html': framePolicy,
} as const satisfies Record<string, (config: SiteConfig) => string>;

/**
 * The origins that a configuration names, each once. Origins only: a path in a policy no longer counts after a
 * redirect, and hubs redirect.
 */
function reachableOrigins(config: SiteConfig): readonly string[] {
  const { hubs, libraries, connect, catalogueUrl } = config;
  // A catalogue with a relative address comes from the site itself.
  const catalogues = catalogueUrl !== null && URL.canParse(catalogueUrl) ? [catalogueUrl] : [];
  const named = [...hubs, ...libraries, ...catalogues].map((url) => new URL(url).origin);
  return [...new Set([...named, ...connect])];
}
