import { resolveManifest } from '../../src/downloads/worker/resolve-manifest.ts';
import type { CatalogueEntry } from '../../src/models/catalogue-entry.ts';
import type { ModelManifest } from '../../src/models/model-manifest.ts';

export interface Pins {
  pinned: ReadonlyMap<string, ModelManifest>;
  /** Ids of models whose hub could not say, with the reason. */
  failed: ReadonlyMap<string, string>;
}

/**
 * Asks the hubs anew for every model's manifest, one after the other: what is pinned already may be outdated.
 * @param onDone called with each id when it is done
 */
export async function pinManifests(
  entries: readonly CatalogueEntry[],
  hubs: readonly string[],
  onDone: (id: string) => void,
): Promise<Pins> {
  const pinned = new Map<string, ModelManifest>();
  const failed = new Map<string, string>();
  const context = { signal: new AbortController().signal, emit: () => undefined };
  for (const entry of entries.filter(({ repo }) => repo !== null)) {
    try {
      const params = { entry: { ...entry, manifest: null }, hubs };
      const { manifest } = await resolveManifest(params, context, async () => undefined);
      pinned.set(entry.id, manifest);
    } catch (error) {
      failed.set(entry.id, error instanceof Error ? error.message : String(error));
    }
    onDone(entry.id);
  }
  return { pinned, failed };
}
