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
  /\/embed\/(hearth-chat|chat-element|chat-events|shell\/)|\/errors\/app-error|\/models\/(starter|model-manifest|model-files|cache-keys|read-manifest)|manifest\.json|tokens\.css|preload-helper/;
/** What comes with the first reply, the first failure, another language, a model of a hub. */
const ofLater =
  /\/node_modules\/marked\/|\/i18n\/generated\/(?!locale-codes)|\/errors\/(describe-error|words)|\/embed\/view\/draw-failure|\/app\/read-platform|\/own-engine|\/hub-choice|\/models\/(catalogue|parse-catalogue|choose-twin|hub-source|hub-api|known-models|licence|site-config|read-config|web-address|gguf-name)|\/ui\/(unsupported|formula|code-block|scroll-box|turn\/thinking|markdown\/(?!markdown[.]|load-markdown))/;

/** What OpenAI's API and the page's own functions consist of: few pages have them. */
const api = {
  name: 'api',
  test: /\/src\/(openai|tool-calls|conversations\/(json-schema|estimate-tokens)|embed\/tools)|@cfworker\/json-schema/,
};

/** What the chat begins with is one file, for many small ones would cost more than they hold. */
const chat = {
  name: 'chat',
  test: (id: string) => !ofShell.test(id) && !ofLater.test(id) && !api.test.test(id),
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
    plugins: [shortStyles, ...plugins],
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
        // What both parts need stays in the first: then it is one file, and nothing else is fetched before it is wanted.
        preserveEntrySignatures: 'allow-extension',
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          assetFileNames: 'workers/[name]-[hash][extname]',
          codeSplitting: { groups: [chat, api], includeDependenciesRecursively: false },
        },
      },
    },
  };
}
