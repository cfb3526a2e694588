// Builds the page of the frame in which an endpoint is asked. By itself, so that its script is one file that shares nothing
// with the chat's: each is fetched without a part that only the other needs.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { policyInPage } from './site-config-plugins.ts';
import type { Plugin } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Adds `endpoint.html` and its script to what Vite has written.
 * @param publicFolder holds the configuration, which says what the frame may reach
 */
export function endpointPage(publicFolder: string): Plugin {
  return {
    name: 'hearth:endpoint-page',
    apply: 'build',
    // Before the service worker, which lists what is there.
    writeBundle: {
      order: 'pre',
      sequential: true,
      handler: async ({ dir }) => {
        if (dir !== undefined) await writeEndpointPage(dir, publicFolder);
      },
    },
  };
}

async function writeEndpointPage(folder: string, publicFolder: string): Promise<void> {
  await build({
    configFile: false,
    root,
    base: './',
    logLevel: 'warn',
    publicDir: false,
    plugins: [policyInPage(publicFolder)],
    build: {
      target: 'es2023',
      outDir: folder,
      emptyOutDir: false,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { 'endpoint-frame': `${root}endpoint.html` } },
    },
  });
}
