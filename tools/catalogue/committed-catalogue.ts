import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { prebuiltAppConfig } from '@mlc-ai/web-llm';
import { parseCatalogue } from '../../src/models/parse-catalogue.ts';
import { makeCatalogue } from './make-catalogue.ts';
import { starterWords, words } from './words.ts';
import type { CatalogueEntry } from '../../src/models/catalogue-entry.ts';
import type { ModelManifest } from '../../src/models/model-manifest.ts';

const path = fileURLToPath(new URL('../../src/models/catalogue.json', import.meta.url));

/** The text of `src/models/catalogue.json`, or an empty list's before the first run. */
export function readCatalogueText(): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '[]\n';
}

/** The manifests that maintainers pinned in that text. */
export function pinnedManifests(text: string): ReadonlyMap<string, ModelManifest> {
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list) || list.length === 0) return new Map();
  return new Map(
    parseCatalogue(list).flatMap(({ id, repo, manifest }) =>
      repo === null || manifest === null ? [] : [[id, manifest]],
    ),
  );
}

/** What the tool generates now, from the installed web-llm. */
export function currentCatalogue(pinned: ReadonlyMap<string, ModelManifest>): readonly CatalogueEntry[] {
  return makeCatalogue(prebuiltAppConfig.model_list, words, pinned, starterWords);
}

export function catalogueText(entries: readonly CatalogueEntry[]): string {
  // What only few entries have is left out of all others.
  const short = entries.map(({ ggufFile, ...entry }) => (ggufFile === null ? entry : { ...entry, ggufFile }));
  return `${JSON.stringify(short, null, 1)}\n`;
}

export function writeCatalogueText(text: string): void {
  writeFileSync(path, text);
}
