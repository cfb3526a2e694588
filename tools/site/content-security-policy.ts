/**
 * What the page may do, as the browser enforces it. Workers are started from a blob (see spawn-worker.ts),
 * so they inherit this policy too: a worker loaded by URL would only have what the host's headers say.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  // Compiling WebAssembly needs a permission of its own, which is not that of `eval`.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html hearth-worker',
].join('; ');
