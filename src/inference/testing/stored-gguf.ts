// The starter model for the CPU where its engine looks for it, for tests with the real one.
import { fileKey } from '../../models/cache-keys.ts';
import { starterGgufManifest as manifest } from '../../models/starter-gguf.ts';

const found = manifest.files.find(({ path }) => path.endsWith('.gguf'));
if (found === undefined) throw new Error('The starter model has no weights.');
export const weights = found;

export async function store(path: string, body: Blob): Promise<void> {
  const { cacheName, url } = fileKey(manifest, path);
  await (await caches.open(cacheName)).put(url, new Response(body));
}

/** As the downloads' thread leaves them. */
export async function storeModel(): Promise<void> {
  for (const { path } of manifest.files) {
    const response = await fetch(`/models/${manifest.id}/resolve/${manifest.revision}/${path}`);
    if (!response.ok) throw new Error(`${path} is not in public/models: npm run build:starter-model`);
    await store(path, await response.blob());
  }
}

export async function readWeights(): Promise<Blob> {
  const { cacheName, url } = fileKey(manifest, weights.path);
  const response = await caches.match(url, { cacheName });
  if (response === undefined) throw new Error('The weights are not stored.');
  return response.blob();
}
