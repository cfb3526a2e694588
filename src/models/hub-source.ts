import { filesUrl } from './hub-api.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';
import type { ModelSource } from './model-source.ts';

/** Where a site lets its models come from. */
export interface ModelHosts {
  /** Hubs and mirrors, the best first, without a slash at the end. */
  readonly hubs: readonly string[];
  /** Folders with compiled libraries that are used in place of the catalogue's own addresses. */
  readonly libraries?: readonly string[] | undefined;
}

/** Where a model's files may be fetched, once its commit is known. The starter model has no hub: the site serves it. */
export function hubSource(entry: CatalogueEntry, commit: string, hosts: ModelHosts): ModelSource {
  const { repo } = entry;
  return {
    filesUrls: repo === null ? [] : hosts.hubs.map((hub) => filesUrl(hub, repo, commit)),
    libraryUrls: libraryUrls(entry, hosts),
  };
}

/** The addresses of a model's compiled library, the best first. */
export function libraryUrls({ libraryUrl }: CatalogueEntry, { libraries }: ModelHosts): readonly string[] {
  if (libraryUrl === null) return [];
  if (libraries === undefined || libraries.length === 0) return [libraryUrl];
  return libraries.map((folder) => `${folder}/${libraryFileName(libraryUrl)}`);
}

/** Such as `Qwen3-1.7B-q4f16_1_cs1k-webgpu.wasm`. */
export function libraryFileName(libraryUrl: string): string {
  return new URL(libraryUrl).pathname.split('/').pop() ?? '';
}
