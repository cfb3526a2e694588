// What a bare web-llm page needs: the engine from node_modules, a library and the starter model.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '../../tools/site/serve-static.ts';
import type { StaticServer } from '../../tools/site/serve-static.ts';

const name = 'SmolLM2-135M-Instruct-q4f32_a';
const revisions = `public/models/${name}/resolve`;

/** @throws when the starter model has not been made: `npm run build:starter-model`. */
export async function serve(library = `public/libraries/${name}.wasm`): Promise<StaticServer> {
  const model = findModel();
  return serveStatic({
    '/': 'e2e/library/page/',
    '/web-llm.js': 'node_modules/@mlc-ai/web-llm/lib/index.js',
    '/library.wasm': library,
    '/model/': model,
    '/model/resolve/main/': model, // where web-llm looks
  });
}

function findModel(): string {
  const [revision] = existsSync(revisions) ? readdirSync(revisions) : [];
  if (revision === undefined)
    throw new Error(`No starter model in ${revisions}: npm run build:starter-model`);
  return join(revisions, revision);
}
