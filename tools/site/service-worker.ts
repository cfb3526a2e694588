// Builds the service worker after the site, because it carries the hash of every file of the site.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import type { Plugin, Rolldown } from 'vite';
import { readPrecacheList } from './precache-list.ts';

const entry = join(import.meta.dirname, '../../workers/service-worker.ts');

/**
 * Writes `service-worker.js` for a built site: one plain script, so that it starts without a second request.
 * @param folder the built site
 * @returns the version of the site
 */
export async function writeServiceWorker(folder: string): Promise<string> {
  const list = readPrecacheList(folder);
  const result = (await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { HEARTH_PRECACHE_LIST: JSON.stringify(list) },
    build: {
      write: false,
      target: 'es2023',
      rolldownOptions: { input: entry, output: { format: 'iife', codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput | Rolldown.RolldownOutput[];
  const [chunk, ...more] = [result].flat().flatMap(({ output }) => output);
  if (chunk?.type !== 'chunk' || more.length > 0) throw new Error('The service worker must be one script.');
  writeFileSync(join(folder, 'service-worker.js'), chunk.code);
  return list.version;
}

/** Adds the service worker to what Vite has written. Its name and place never change: they are its identity. */
export function serviceWorker(): Plugin {
  return {
    name: 'hearth:service-worker',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      handler: async ({ dir }) => {
        if (dir !== undefined) await writeServiceWorker(dir);
      },
    },
  };
}
