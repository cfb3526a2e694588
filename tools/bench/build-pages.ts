// The pages under test, built with what the site's own build uses.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Plugin } from 'vite';
import { defaultSiteConfig } from '../../src/models/site-config.ts';
import { benchHub } from './plan.ts';
import { contentSecurityPolicy } from '../site/content-security-policy.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Hearth's page and workers run under the site's policy; bare web-llm could not start its worker under it. */
const policyForHearth: Plugin = {
  name: 'bench:content-security-policy',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { path }) =>
      /\/hearth[^/]*\.html$/.test(path)
        ? [
            {
              tag: 'meta',
              attrs: {
                'http-equiv': 'Content-Security-Policy',
                content: contentSecurityPolicy({ ...defaultSiteConfig, hubs: [benchHub] }),
              },
              injectTo: 'head-prepend',
            },
          ]
        : [],
  },
};

/** @returns the folder with `bare.html`, `hearth.html`, those of the CPU's engine and the one that fills the storage */
export async function buildPages(): Promise<string> {
  const folder = here('../../.cache/bench');
  await build({
    configFile: false,
    root: here('.'),
    base: './',
    logLevel: 'warn',
    publicDir: false,
    plugins: [policyForHearth],
    worker: { format: 'es' },
    build: {
      target: 'es2023',
      outDir: folder,
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 8000,
      rolldownOptions: {
        input: ['bare', 'hearth', 'bare-wllama', 'hearth-cpu', 'hearth-fill'].map((page) =>
          here(`${page}.html`),
        ),
      },
    },
  });
  return folder;
}
