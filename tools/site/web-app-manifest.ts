import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const publicFolder = join(import.meta.dirname, '../../public');
const files = ['manifest.webmanifest', 'icons/icon.svg', 'icons/maskable.svg'];

/**
 * Links the manifest that lets a browser install the site as an app.
 * @param copy also puts its files into a build whose public folder is another one
 */
export function webAppManifest({ copy }: { copy: boolean }): Plugin {
  return {
    name: 'hearth:web-app-manifest',
    transformIndexHtml: () => [
      { tag: 'link', attrs: { rel: 'manifest', href: './manifest.webmanifest' }, injectTo: 'head' },
    ],
    generateBundle() {
      if (!copy) return;
      for (const fileName of files) {
        this.emitFile({ type: 'asset', fileName, source: readFileSync(join(publicFolder, fileName)) });
      }
    },
  };
}
