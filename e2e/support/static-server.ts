import { createReadStream, existsSync, statSync } from 'node:fs';
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

export interface StaticServer {
  /** Ends with a slash. */
  url: string;
  close: () => void;
}

/** The plainest static host there is: files under a path, no headers but the type, 404 for the rest. */
export async function serveStatic(folder: string, basePath = '/'): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host.invalid');
    const inside = pathname.startsWith(basePath) ? pathname.slice(basePath.length) : null;
    const path =
      inside === null ? null : join(folder, normalize(`/${inside === '' ? 'index.html' : inside}`));
    if (path === null || !existsSync(path) || !statSync(path).isFile()) {
      response.writeHead(404).end('Not found');
      return;
    }
    response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' });
    createReadStream(path).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}${basePath}`, close: () => server.close() };
}
