import { fileURLToPath } from 'node:url';
import type { Plugin, UserConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Workers have names that last, so that a page can put them elsewhere (`worker-url`) and pin them by hash. */
const workerOutput = {
  entryFileNames: 'workers/[name].js',
  chunkFileNames: 'workers/[name]-[hash].js',
  assetFileNames: 'workers/[name]-[hash][extname]',
};

/** The first script: what there is before the visitor agrees. */
const ofShell =
  /\/embed\/(hearth-chat|create-hearth|chat-element|chat-events|shell\/)|\/errors\/app-error|\/models\/(starter|model-manifest|model-files|cache-keys|read-manifest)|manifest\.json|tokens\.css|preload-helper/;
/** What comes with the first reply, the first failure, another language, a model of a hub. */
const ofLater =
  /\/node_modules\/marked\/|\/i18n\/generated\/(?!locale-codes)|\/errors\/(describe-error|words)|\/embed\/view\/draw-failure|\/app\/read-platform|\/own-engine|\/hub-choice|\/models\/(catalogue|parse-catalogue|choose-twin|hub-source|hub-api|known-models|licence|site-config|read-config|web-address|gguf-name)|\/ui\/(unsupported|formula|code-block|scroll-box|turn\/thinking|markdown\/(?!markdown[.]|load-markdown))/;

/**
 * OpenAI's API, and what has a model call functions of the page: few pages have them. What reads JSON Schemas is there at once,
 * for which requests a page makes must not depend on what is written in it.
 */
const ofApi =
  /\/src\/(embed\/(api|tools)|openai|tool-calls|conversations\/(json-schema|estimate-tokens))|\/node_modules\/@cfworker\//;

/**
 * What comes together is one file, for many small ones would cost more than they hold. The first has the name of the script
 * itself, so that no part of that becomes a file of its own because something later needs it too.
 */
const groups = [
  { name: 'hearth-chat', test: ofShell },
  { name: 'api', test: ofApi },
  { name: 'chat', test: (id: string) => !ofLater.test(id) },
];

/**
 * Nothing is preloaded here, and no style sheet is fetched. Vite's own helper would be a twentieth of the script, and tell
 * the page around it of what could not be fetched, with an event upon which pages of other people's reload.
 */
const noPreload: Plugin = {
  name: 'hearth:no-preload',
  enforce: 'pre',
  load: (id) =>
    id.endsWith('vite/preload-helper.js') ? 'export const __vitePreload = (load) => load();' : null,
};

/** The lines and steps of style sheets are for those who read the source. */
const shortStyles: Plugin = {
  name: 'hearth:short-styles',
  enforce: 'pre',
  transform: (code, id) =>
    id.includes('/src/') && /css( \*\/ )?`/.test(code)
      ? { code: code.replace(/css(?: \*\/ )?`[^`]*`/g, (sheet) => sheet.replace(/\s+/g, ' ')), map: null }
      : null,
};

/**
 * `<hearth-chat>` for other sites: one small script that fetches the rest when it is wanted. It lies in the site's folder,
 * so that a site that is deployed serves it too, its models beside it.
 */
export function embedBuild(siteFolder: string, plugins: readonly Plugin[]): UserConfig {
  return {
    base: './',
    publicDir: false,
    plugins: [noPreload, shortStyles, ...plugins],
    worker: { format: 'es', rolldownOptions: { output: workerOutput } },
    build: {
      target: 'es2023',
      outDir: `${siteFolder}/embed`,
      emptyOutDir: true,
      modulePreload: false,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 8000,
      rolldownOptions: {
        input: { 'hearth-chat': here('src/embed/hearth-chat.ts') },
        // What comes later imports what it needs of the script from the script itself.
        preserveEntrySignatures: 'allow-extension',
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          assetFileNames: 'workers/[name]-[hash][extname]',
          codeSplitting: { groups, includeDependenciesRecursively: false },
        },
      },
    },
  };
}
