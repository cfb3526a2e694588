// Our own catalogue. It is larger than the whole page before consent: import this file with `import()` only.
import catalogueJson from './catalogue.json';
import { parseCatalogue } from './parse-catalogue.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

/** All builds that this version offers, the starter model first. Generated: see docs/models.md. */
export const catalogue: readonly CatalogueEntry[] = parseCatalogue(catalogueJson);

/** The entry of that id, or undefined; in our catalogue, or in one that a site put in its place. */
export function findEntry(
  id: string,
  entries: readonly CatalogueEntry[] = catalogue,
): CatalogueEntry | undefined {
  return entries.find((entry) => entry.id === id);
}

/** The same model for the other kind of device, or undefined. */
export function twinOf(
  { twinId }: CatalogueEntry,
  entries: readonly CatalogueEntry[] = catalogue,
): CatalogueEntry | undefined {
  return twinId === null ? undefined : findEntry(twinId, entries);
}
