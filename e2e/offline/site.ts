// A host of the built site for journeys in which the host changes: it goes away, or has another version.
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveStatic } from '../../tools/site/serve-static.ts';
import { writeServiceWorker } from '../../tools/site/service-worker.ts';

export interface Site {
  /** Where the site lies; ends with a slash. */
  url: string;
  /** Paths of all requests that reached the host, relative to the site. */
  asked: string[];
  /** Stops answering for good. */
  stop: () => void;
  /** Has another version from now on. */
  deploy: (folder: string) => void;
}

/**
 * Serves a built site from a sub-path.
 * @param path where, with a slash on both ends
 * @param config a file to serve as its `hearth.config.json`
 */
export async function serveSite(folder: string, path: string, config?: string): Promise<Site> {
  const places = { [path]: folder, ...(config !== undefined && { [`${path}hearth.config.json`]: config }) };
  const asked: string[] = [];
  const server = await serveStatic(places, (pathname) => asked.push(pathname.slice(path.length)));
  return {
    url: `${server.url}${path.slice(1)}`,
    asked,
    stop: server.close,
    deploy: (next) => (places[path] = next),
  };
}

/**
 * A copy of a built site as its next version: other names for all scripts and styles, as a build gives them when
 * they change, and a mark in the page.
 * @returns the copy's folder, in the system's folder for temporary files; `removeVersion` it
 */
export async function makeVersion(from: string, mark: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-version-'));
  cpSync(from, folder, { recursive: true, dereference: true });
  const assets = join(folder, 'assets');
  const names = readdirSync(assets);
  const renamed = (name: string): string => name.replace(/[\w-]{8}(\.\w+)$/, `${hashOf(name + mark)}$1`);
  for (const name of names) renameSync(join(assets, name), join(assets, renamed(name)));
  const texts = [join(folder, 'index.html'), ...names.map((name) => join(assets, renamed(name)))];
  for (const file of texts) {
    let text = readFileSync(file, 'utf8');
    for (const name of names) text = text.replaceAll(name, renamed(name));
    writeFileSync(file, text.replace('<html lang="en">', `<html lang="en" data-version="${mark}">`));
  }
  await writeServiceWorker(folder);
  return folder;
}

/** As long as the hashes of a build. */
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

export function removeVersion(folder: string): void {
  rmSync(folder, { recursive: true });
}
