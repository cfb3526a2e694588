// Which models this site offers. Fetched when someone asks for another one than the first: it is larger than the page.
import { loadCatalogue as loadFrom } from '../models/load-catalogue.ts';
import type { CatalogueEntry } from '../models/catalogue-entry.ts';
import type { SiteConfig } from '../models/site-config.ts';

/** The site's own catalogue, or the one that its owner put in its place. */
export const loadCatalogue = (config: SiteConfig): Promise<readonly CatalogueEntry[]> =>
  loadFrom(config, (...request) => fetch(...request));
