// All that the page and the service worker say to each other. They may come from two builds, so calls are only ever
// added; one that the other side does not know fails as `internal`.

import type { CachePart, EnginePart } from './cache-names.ts';

export interface OfflineContract {
  /** Looks which pieces are on the device. */
  inspect: { params: { thorough: boolean }; event: never; result: OfflineInventory };
  /**
   * Fetches pieces that are missing, and removes versions that nobody needs any more.
   * @param thorough also reads every piece, and fetches again what is damaged
   */
  tend: { params: { thorough: boolean }; event: never; result: null };
  /**
   * The visitor has agreed to a model: from now on its engine is kept as well, through updates too. Older pages say null:
   * they know the GPU's only.
   */
  keepEngine: { params: { engine: EnginePart } | null; event: never; result: null };
  /** A page, named by its script, has loaded its model and answered: the version before is no longer needed. */
  unitProved: { params: { scriptUrl: string }; event: never; result: null };
  /** From now on the site's pages are cross-origin isolated from their beginning, or no longer. */
  setIsolation: { params: { isolated: boolean }; event: never; result: null };
  /** Takes the place of the version that is in use. */
  activate: { params: null; event: never; result: null };
}

/** What of one version is on the device. */
export interface OfflineInventory {
  version: string;
  /** Whether the visitor has agreed to a model, so that an engine has to be there too. */
  keepsEngine: boolean;
  /** Which engines; an older version does not tell, and knows the GPU's only. */
  engines?: readonly EnginePart[];
  /** Whether pages are isolated; an older version does not tell, and cannot. */
  isolates?: boolean;
  pieces: PieceReport[];
}

export interface PieceReport {
  path: string;
  /** An older version does not know `language`. One that nobody has read is not told of. */
  group: CachePart | 'language' | 'library';
  /** `damaged` is found by a thorough look only. */
  state: 'ok' | 'missing' | 'damaged';
}

/** Opens a port for one call; the port travels with it. */
export const openPort = 'hearth-offline-port';

/** The Web Lock that a page holds while it lives: what tells which version it came from. */
export const pageLockName = (scriptUrl: string): string => `hearth-page ${scriptUrl}`;
