// The built site with a page of somebody else's beside it, whose scripts use the API by the packages' own clients.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { serveStatic } from '../../tools/site/serve-static.ts';
import type { Rolldown } from 'vite';

export interface ClientSite {
  /** Where the site lies; ends with a slash. */
  url: string;
  close: () => void;
}

async function bundle(name: string): Promise<string> {
  const result = (await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2023',
      minify: false,
      rolldownOptions: {
        input: join(import.meta.dirname, 'client', `${name}.ts`),
        output: { format: 'iife', codeSplitting: false },
      },
    },
  })) as Rolldown.RolldownOutput | Rolldown.RolldownOutput[];
  const chunk = [result].flat().flatMap(({ output }) => output)[0];
  if (chunk?.type !== 'chunk') throw new Error('The client must be one script.');
  return chunk.code;
}

export async function serveWithClients(siteFolder: string): Promise<ClientSite> {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-api-'));
  for (const name of ['client-page', 'client-worker', 'slow-page'])
    writeFileSync(join(folder, `${name}.js`), await bundle(name));
  const page = (script: string): string =>
    `<!doctype html><html lang="en"><title>A program</title><body><script src="${script}"></script></body></html>`;
  writeFileSync(join(folder, 'client.html'), page('client-page.js'));
  writeFileSync(join(folder, 'slow.html'), page('slow-page.js'));
  const path = '/some/sub/path/';
  const files = ['client.html', 'slow.html', 'client-page.js', 'client-worker.js', 'slow-page.js'];
  const server = await serveStatic({
    [path]: siteFolder,
    ...Object.fromEntries(files.map((name) => [`${path}${name}`, join(folder, name)])),
  });
  return {
    url: `${server.url}${path.slice(1)}`,
    close: () => {
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
}
