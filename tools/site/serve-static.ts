// The plainest static host there is, for tests and measurements: files, their types, 404 for the rest.
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
  '.webmanifest': 'application/manifest+json',
};

export interface StaticServer {
  /** The root of the host; ends with a slash. */
  url: string;
  /** Stops answering, connections that are open included. */
  close: () => void;
}

/**
 * @param places the folder under each path that ends with a slash, or the file at each other; the longest that fits
 *   counts, and is looked up anew for each request
 * @param onRequest hears the path of each request
 */
export async function serveStatic(
  places: Readonly<Record<string, string>>,
  onRequest?: (pathname: string) => void,
): Promise<StaticServer> {
  const paths = Object.keys(places).sort((one, other) => other.length - one.length);

  function locate(pathname: string): string | null {
    const path = paths.find((candidate) =>
      candidate.endsWith('/') ? pathname.startsWith(candidate) : pathname === candidate,
    );
    if (path === undefined) return null;
    const inside = pathname.slice(path.length);
    const isFolder = path.endsWith('/');
    return isFolder
      ? join(places[path] ?? '', inside === '' ? 'index.html' : inside)
      : (places[path] ?? null);
  }

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host.invalid');
    onRequest?.(pathname);
    const file = locate(normalize(decodeURIComponent(pathname)));
    const stat = file === null ? undefined : statSync(file, { throwIfNoEntry: false });
    if (file === null || stat?.isFile() !== true) {
      response.writeHead(404).end('Not found');
      return;
    }
    const type = types[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'content-length': stat.size });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}/`, close };
}
