// One static host for everything under test: the site at its root, the scripted site and the two pages beside it.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import type { AddressInfo } from 'node:net';

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** @param folders what lies under each path; the longest path that fits counts */
export async function serveFolders(folders: Readonly<Record<string, string>>): Promise<string> {
  const paths = Object.keys(folders).sort((one, other) => other.length - one.length);
  const server = createServer((request, response) => {
    const pathname = normalize(
      decodeURIComponent(new URL(request.url ?? '/', 'http://host.invalid').pathname),
    );
    const base = paths.find((path) => pathname.startsWith(path)) ?? '/';
    const inside = pathname.slice(base.length);
    const file = join(folders[base] ?? '', inside === '' ? 'index.html' : inside);
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat?.isFile() !== true) {
      response.writeHead(404).end('Not found');
      return;
    }
    const type = types[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'content-length': stat.size });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
