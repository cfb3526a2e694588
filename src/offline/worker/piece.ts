import { libraryKey } from '../../models/cache-keys.ts';
import { cacheName } from '../contract/cache-names.ts';
import type { CachePart } from '../contract/cache-names.ts';
import type { CacheKey } from '../../models/cache-keys.ts';
import type { ManifestFile } from '../../models/model-manifest.ts';
import type { PieceReport } from '../contract/offline-contract.ts';
import type { PrecacheList } from '../contract/precache-list.ts';

/** One file that has to be on the device: what it is, where it comes from, where it is kept. */
export interface Piece extends ManifestFile {
  group: PieceReport['group'];
  /** Absolute URL on the site. */
  url: string;
  key: { cacheName: string; url: string };
}

/** All pieces of a version, the heavy ones included. */
export function piecesOf(list: PrecacheList, scope: string): Piece[] {
  const urlOf = ({ path }: ManifestFile): string => new URL(path, scope).href;
  const inCache =
    (cache: CachePart, group: Piece['group'] = cache) =>
    (file: ManifestFile): Piece => {
      const url = urlOf(file);
      return { ...file, group, url, key: { cacheName: cacheName(cache, scope, list.version), url } };
    };
  const inLibraries = (library: ManifestFile): Piece => {
    const key: CacheKey = libraryKey({ library });
    return { ...library, group: 'library', url: urlOf(library), key };
  };
  return [
    ...list.shell.map(inCache('shell')),
    ...list.languages.map(inCache('shell', 'language')),
    ...list.engine.map(inCache('engine')),
    ...list.cpuEngine.map(inCache('cpu-engine')),
    ...list.libraries.map(inLibraries),
  ];
}
