// Licences as files and hubs name them. What nobody says stays unsaid: no licence is made up.
import type { ModelManifest } from './model-manifest.ts';

type Licence = ModelManifest['licence'];

/** SPDX's word for “nobody has said anything”. */
const unknown: Licence = { spdx: 'NOASSERTION', url: null };
const ownPrefix = 'LicenseRef-';

/** Names of the SPDX list that models have, by the way hubs write them. */
const listed: ReadonlyMap<string, string> = new Map(
  [
    ...['Apache-2.0', 'MIT', 'BSD-2-Clause', 'BSD-3-Clause', 'BSL-1.0', 'ISC', 'Unlicense', 'WTFPL', 'Zlib'],
    ...['CC0-1.0', 'CC-BY-2.0', 'CC-BY-3.0', 'CC-BY-4.0', 'CC-BY-SA-3.0', 'CC-BY-SA-4.0', 'CC-BY-NC-2.0'],
    ...['CC-BY-NC-3.0', 'CC-BY-NC-4.0', 'CC-BY-NC-SA-4.0', 'CC-BY-NC-ND-4.0', 'CC-BY-ND-4.0', 'MPL-2.0'],
    ...[
      'GPL-2.0-only',
      'GPL-3.0-only',
      'LGPL-3.0-only',
      'AGPL-3.0-only',
      'Artistic-2.0',
      'EPL-2.0',
      'AFL-3.0',
    ],
  ].map((spdx) => [spdx.toLowerCase().replace(/-only$/, ''), spdx]),
);

const httpsAddress = /^https:\/\/[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:\/[\x21-\x7e]*)?$/;

/** @param told words from a file or a hub, such as `apache-2.0` or `llama3.2`; empty where there are none */
export function readLicence(told: { id: string; name: string; url: string }): Licence {
  const url = told.url.length <= 2048 && httpsAddress.test(told.url) ? told.url : null;
  const spdx = listed.get(told.id.toLowerCase());
  if (spdx !== undefined) return { spdx, url: url ?? `https://spdx.org/licenses/${spdx}.html` };
  const own = (told.id === 'other' || told.id === '' ? told.name : told.id)
    .replace(/[^A-Za-z0-9.-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 64);
  if (own === '' || own === 'unknown') return { ...unknown, url };
  return { spdx: ownPrefix + own, url };
}

/** For people: “Apache-2.0”, “llama3.2”, “licence unknown”. */
export function licenceName({ spdx }: Pick<Licence, 'spdx'>): string {
  if (spdx === unknown.spdx) return 'licence unknown';
  return spdx.startsWith(ownPrefix) ? spdx.slice(ownPrefix.length) : spdx;
}
