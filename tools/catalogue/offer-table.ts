// What a visitor has to know of a model before agreeing to it, as short as it can be: the embed has it in its first script,
// for before the click nothing may be fetched.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hubSource } from '../../src/models/hub-source.ts';
import { defaultSiteConfig } from '../../src/models/site-config.ts';
import type { CatalogueEntry } from '../../src/models/catalogue-entry.ts';

const path = fileURLToPath(new URL('../../src/embed/shell/offered-models.json', import.meta.url));

interface OfferTable {
  /** All hosts that are asked for these models where a page names no mirror. */
  hosts: readonly string[];
  groups: readonly OfferGroup[];
}

interface OfferGroup {
  maker: string;
  licence: { name: string; url: string };
  models: OfferedModel[];
}

interface OfferedModel {
  /** Its builds' ids are this and `-q4f16_1-MLC` or `-q4f32_1-MLC`. */
  id: string;
  name: string;
  /** Of its largest build. */
  megabytes: number;
}

/** All models of the catalogue that answer and come from a hub. @throws Error where an id does not follow the rule */
export function offerTable(entries: readonly CatalogueEntry[]): OfferTable {
  const fromHubs = entries.filter(({ repo, kind }) => repo !== null && kind === 'chat');
  const groups: OfferGroup[] = [];
  for (const entry of fromHubs) {
    const { maker, licence, name } = entry;
    const group = groupOf(groups, maker, { name: licence.name, url: licence.url });
    if (group.models.some((model) => model.name === name)) continue;
    const builds = fromHubs.filter((other) => other.name === name);
    const megabytes = Math.ceil(Math.max(...builds.map(({ downloadBytes }) => downloadBytes)) / 1e6);
    group.models.push({ id: commonId(builds), name, megabytes });
  }
  return { hosts: hostsOf(fromHubs), groups };
}

function groupOf(groups: OfferGroup[], maker: string, licence: OfferGroup['licence']): OfferGroup {
  const isSame = (group: OfferGroup): boolean => group.maker === maker && group.licence.url === licence.url;
  const found = groups.find(isSame) ?? { maker, licence, models: [] };
  if (!groups.includes(found)) groups.push(found);
  return found;
}

function commonId(builds: readonly CatalogueEntry[]): string {
  const compiled = builds.filter(({ ggufFile }) => ggufFile === null);
  const ids = compiled.map(({ id }) => /^(.+)-q4f(?:16|32)_1-MLC$/.exec(id)?.[1]);
  const [id] = ids;
  if (id === undefined || ids.some((other) => other !== id))
    throw new Error(`${builds[0]?.name ?? ''} has builds whose ids do not follow the rule`);
  return id;
}

function hostsOf(entries: readonly CatalogueEntry[]): string[] {
  const { hubs } = defaultSiteConfig;
  const urls = entries.flatMap((entry) => {
    const { filesUrls, libraryUrls } = hubSource(entry, 'main', { hubs });
    return [...filesUrls, ...libraryUrls];
  });
  return [...new Set(urls.map((url) => new URL(url).host))];
}

export const readOfferTable = (): unknown => JSON.parse(readFileSync(path, 'utf8'));

export function writeOfferTable(table: OfferTable): void {
  writeFileSync(path, `${JSON.stringify(table, null, 1)}\n`);
}
