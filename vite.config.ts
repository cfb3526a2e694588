import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';
import { embedBuild } from './tools/site/embed-build.ts';
import { endpointPage } from './tools/site/endpoint-page.ts';
import { preloadFirstPage, preloadedInPage } from './tools/site/preload-first-page.ts';
import { serviceWorker } from './tools/site/service-worker.ts';
import { readVersions } from './tools/site/read-versions.ts';
import { applyConfigScript, policyInPage } from './tools/site/site-config-plugins.ts';
import { themeBeforePaint } from './tools/site/theme-before-paint.ts';
import { webAppManifest } from './tools/site/web-app-manifest.ts';

/** Whoever serves the site passes on other people's work, so their notices go with it. */
function licenceFiles(): Plugin {
  return {
    name: 'hearth:licence-files',
    apply: 'build',
    generateBundle() {
      for (const fileName of ['LICENSE', 'NOTICE']) {
        this.emitFile({ type: 'asset', fileName, source: readFileSync(here(`./${fileName}`)) });
      }
    },
  };
}

/** There are many scripts of languages, and their own names (`c`, `go`) say little. */
const chunkFileNames = ({ facadeModuleId }: { facadeModuleId: string | null }): string =>
  `assets/${facadeModuleId?.includes('/highlight.js/') === true ? 'code-language-' : ''}[name]-[hash].js`;

/** Small modules that many parts of the page share: fifty files of a few hundred bytes would cost more than they hold. */
const sharedByAll = {
  name: 'shared',
  test: /\/src\/(errors\/app-error|channel|models\/(?!parse-catalogue|site-config|endpoint-(?:record|address)|read-config)[^.]*[.]ts|i18n\/(?!generated)|conversations\/(?!json-schema|context|presets|summary|plan|estimate|reply-room)|device|styles|storage\/idb|state\/store|app\/(site-url|read-platform|take-opener|route)|ui\/(next-task|own-task|leaving-words|format|render-licence|events))|preload-helper|@lit\/localize/,
  minShareCount: 2,
};

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * The same site with a scripted engine and a model of a few kilobytes, for tests of everything around the
 * engine. A few modules are swapped; all others, and the policy, are those of the real site.
 */
function scriptedSite(): Plugin {
  const swaps = new Map([
    [here('./workers/inference.worker.ts'), here('./src/inference/testing/scripted.worker.ts')],
    [here('./workers/cpu.worker.ts'), here('./src/inference/testing/scripted.worker.ts')],
    [here('./src/models/starter-manifest.json'), here('./e2e/tiny-model/manifest.json')],
    [here('./src/models/starter-gguf-manifest.json'), here('./e2e/tiny-model/gguf-manifest.json')],
    [here('./src/inference/client/timings.ts'), here('./src/inference/testing/scripted-timings.ts')],
  ]);
  return {
    name: 'hearth:scripted-site',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      const [path = '', query] = source.split('?');
      const resolved = await this.resolve(path, importer, { ...options, skipSelf: true });
      const swapped = resolved === null ? undefined : swaps.get(resolved.id);
      // What stands in for a module may use it.
      if (swapped === undefined || swapped === importer) return null;
      return query === undefined ? swapped : `${swapped}?${query}`;
    },
  };
}

export default defineConfig(({ mode }) => {
  const scripted = mode === 'scripted' || mode === 'embed-scripted';
  const siteFolder = scripted ? 'dist-scripted' : 'dist';
  const define = { HEARTH_VERSIONS: JSON.stringify(readVersions()) };
  if (mode.startsWith('embed'))
    return { ...embedBuild(siteFolder, scripted ? [scriptedSite()] : []), define };
  const publicDir = scripted ? 'e2e/tiny-model/public' : 'public';
  return {
    base: './',
    publicDir,
    plugins: [
      policyInPage(here(publicDir)),
      applyConfigScript(),
      preloadFirstPage(),
      licenceFiles(),
      themeBeforePaint(),
      webAppManifest({ copy: scripted }),
      endpointPage(here(publicDir)),
      serviceWorker(),
      ...(scripted ? [scriptedSite()] : []),
    ],
    define,
    worker: { format: 'es', rolldownOptions: { output: { chunkFileNames } } },
    build: {
      target: 'es2023',
      outDir: siteFolder,
      // The only inline script Vite would add; every browser with WebGPU preloads modules by itself.
      modulePreload: { polyfill: false, ...preloadedInPage },
      assetsInlineLimit: 0,
      rolldownOptions: { output: { codeSplitting: { groups: [sharedByAll] } } },
      chunkSizeWarningLimit: 8000,
    },
    // As docs/embedding.md wants of a host: pages of any origin may have the element, sandboxed frames too.
    preview: { port: 4173, cors: true },
  };
});
