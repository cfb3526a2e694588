// Serves what a bare web-llm page needs, on loopback: an empty page, the engine from node_modules, the
// committed library and the starter model.
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname, join } from 'node:path';

const name = 'SmolLM2-135M-Instruct-q4f32_a';
const engine = 'node_modules/@mlc-ai/web-llm/lib/index.js';
const committedLibrary = `public/libraries/${name}.wasm`;
const revisions = `public/models/${name}/resolve`;

const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

export interface TestServer {
  url: string;
  close: () => void;
}

/** @throws when the starter model has not been made: `npm run build:starter-model`. */
export async function serve(library = committedLibrary): Promise<TestServer> {
  const model = findModel();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/')
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>library</title>');
    else if (pathname === '/web-llm.js') sendFile(response, engine);
    else if (pathname === '/library.wasm') sendFile(response, library);
    else sendFile(response, join(model, basename(pathname)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

function findModel(): string {
  const [revision] = existsSync(revisions) ? readdirSync(revisions) : [];
  if (revision === undefined)
    throw new Error(`No starter model in ${revisions}: npm run build:starter-model`);
  return join(revisions, revision);
}

function sendFile(response: ServerResponse, path: string) {
  if (!existsSync(path)) {
    response.writeHead(404).end();
    return;
  }
  response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream');
  response.setHeader('content-length', statSync(path).size);
  createReadStream(path).pipe(response);
}
