// Writes src/models/catalogue.json from the installed web-llm and our words, and from that what the embed's offers say.
// Pinned manifests stay as they are; `--pin` resolves them anew (needs the internet), `--hub <url>` names another hub than
// the usual one.
import { defaultSiteConfig } from '../../src/models/site-config.ts';
import {
  catalogueText,
  currentCatalogue,
  pinnedManifests,
  readCatalogueText,
  writeCatalogueText,
} from './committed-catalogue.ts';
import { offerTable, writeOfferTable } from './offer-table.ts';
import { pinManifests } from './pin-manifests.ts';
import type { ModelManifest } from '../../src/models/model-manifest.ts';

const flags = process.argv.slice(2);
const hubFlag = flags.indexOf('--hub');
const hubs = hubFlag === -1 ? defaultSiteConfig.hubs : flags.slice(hubFlag + 1, hubFlag + 2);

async function pinAnew(
  before: ReadonlyMap<string, ModelManifest>,
): Promise<ReadonlyMap<string, ModelManifest>> {
  const { pinned, failed } = await pinManifests(currentCatalogue(before), hubs, (id) => console.log(id));
  for (const [id, reason] of failed) console.error(`Catalogue: ${id} keeps what it had: ${reason}`);
  if (failed.size > 0) process.exitCode = 1;
  return new Map([...before, ...pinned]);
}

const before = pinnedManifests(readCatalogueText());
const pinned = flags.includes('--pin') ? await pinAnew(before) : before;
const entries = currentCatalogue(pinned);
writeCatalogueText(catalogueText(entries));
writeOfferTable(offerTable(entries));
console.log(`Catalogue: ${entries.length} builds, ${pinned.size} of them with a pinned manifest.`);
