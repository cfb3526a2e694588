// Where the files of a model lie in Cache Storage. web-llm looks a file up by URL (docs/engine.md, fact 1); we give it
// URLs of a host that cannot exist, so that the key says which model and revision it is and nothing else: the
// same entry serves every mirror and sub-path, and a file that is missing fails instead of being fetched.
import type { CompiledManifest, ModelManifest } from './model-manifest.ts';

const origin = 'https://model.invalid';

export interface CacheKey {
  /** The cache's name, as web-llm 0.2.86 has it. */
  cacheName: 'webllm/config' | 'webllm/model' | 'webllm/wasm';
  url: string;
}

/** The model's folder, as web-llm wants it: it adds nothing after `/resolve/<revision>/`. */
export function modelUrl({ id, revision }: Pick<ModelManifest, 'id' | 'revision'>): string {
  return `${origin}/${encodeURIComponent(id)}/resolve/${revision}/`;
}

/** The library is keyed by its content: one library may serve several models. */
export function libraryKey({ library }: Pick<CompiledManifest, 'library'>): CacheKey {
  return { cacheName: 'webllm/wasm', url: `${origin}/library/${library.sha256}.wasm` };
}

/** The file that a library with a described interface wants beside the configuration (web-llm's `model_manifest`). */
export const packageManifestPath = 'mlc-model-manifest.json';

const inConfigCache: readonly string[] = ['mlc-chat-config.json', packageManifestPath];

/** Key of one of the manifest's files. */
export function fileKey(manifest: Pick<ModelManifest, 'id' | 'revision'>, path: string): CacheKey {
  const cacheName = inConfigCache.includes(path) ? 'webllm/config' : 'webllm/model';
  return { cacheName, url: new URL(path, modelUrl(manifest)).href };
}
