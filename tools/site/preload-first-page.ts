import type { Plugin } from 'vite';

/** What the entry imports once it runs, in parts: see src/app/main.ts. */
const parts = ['src/state/language-store.ts', 'src/app/services.ts', 'src/app/hearth-app.ts'];

interface Chunk {
  type: 'chunk';
  fileName: string;
  facadeModuleId: string | null;
  imports: readonly string[];
}

/**
 * Names in the page itself what its first view consists of, so that all of it is on its way at once. Vite would let the
 * entry add an element for each file when it runs: on a slow computer that was the longest task of the start.
 */
export function preloadFirstPage(): Plugin {
  return {
    name: 'hearth:preload-first-page',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {}, filename }) {
        if (!filename.endsWith('/index.html')) return html;
        const chunks = Object.values(bundle).filter(
          (output): output is typeof output & Chunk => output.type === 'chunk',
        );
        const wanted = new Set<string>();
        const add = (fileName: string): void => {
          if (wanted.has(fileName)) return;
          wanted.add(fileName);
          for (const each of chunks.find((chunk) => chunk.fileName === fileName)?.imports ?? []) add(each);
        };
        for (const part of parts) {
          const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(part) === true);
          if (chunk === undefined) throw new Error(`The build has no part of its own for ${part}.`);
          add(chunk.fileName);
        }
        const missing = [...wanted].filter((fileName) => !html.includes(`./${fileName}`));
        const tags = missing.map((fileName) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `./${fileName}` },
          injectTo: 'head' as const,
        }));
        return { html, tags };
      },
    },
  };
}

/** The entry does not add what the page names already. */
export const preloadedInPage = {
  resolveDependencies: (_file: string, dependencies: string[], { hostId }: { hostId: string }): string[] =>
    /(^|\/)index-[^/]*\.js$/.test(hostId) ? [] : dependencies,
};
