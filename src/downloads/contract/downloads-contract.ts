// All that the page and the downloads thread say to each other.
import type { CatalogueEntry } from '../../models/catalogue-entry.ts';
import type { ModelManifest } from '../../models/model-manifest.ts';
import type { ModelSource } from '../../models/model-source.ts';

export interface DownloadsContract {
  /** Fetches the files that are not stored yet, checks each against the manifest, and stores it. */
  fetchModel: { params: FetchModelParams; event: DownloadProgress; result: null };
  /** Finds out which files a catalogue's model consists of; what it had to read for that is stored at once. */
  resolveManifest: { params: ResolveManifestParams; event: ResolveProgress; result: ResolvedManifest };
  /** Tries whether anything can be stored here, and how much. */
  prepareStorage: { params: null; event: never; result: StorageOutlook };
}

export interface FetchModelParams {
  manifest: ModelManifest;
  source: ModelSource;
  /** Also reads what is stored already and fetches again what is damaged. */
  repair: boolean;
}

export interface DownloadProgress {
  /** Bytes of the model on this device, those of earlier visits included. */
  receivedBytes: number;
  totalBytes: number;
  /** Null until there is enough to tell. */
  bytesPerSecond: number | null;
  activity: DownloadActivity;
}

export type DownloadActivity =
  | 'fetching'
  /** Reading what is stored, to find what is damaged. */
  | 'checking'
  /** A server asked for patience, or does not answer; it goes on by itself. */
  | 'waiting-for-server'
  /** The computer is offline; it goes on by itself. */
  | 'waiting-for-network'
  /** Another tab fetches the same model. */
  | 'waiting-for-tab';

/** What the browser says of the room for this site. Only storing tells the truth; this is a hint. */
export interface StorageOutlook {
  /** Null where the browser does not say. */
  freeBytes: number | null;
  /** The browser promised not to clear it by itself. */
  persisted: boolean;
  /** Very little room is how private windows show. */
  privateWindow: 'likely' | 'unknown';
}

export interface ResolveManifestParams {
  entry: CatalogueEntry;
  /** As in the site's configuration: the best first, without a slash at the end. */
  hubs: readonly string[];
  /** Folders with compiled libraries, in place of the catalogue's own addresses. */
  libraries?: readonly string[] | undefined;
}

/** How many of the files that have no hash on the hub are read. */
export interface ResolveProgress {
  hashedFiles: number;
  totalFiles: number;
}

export interface ResolvedManifest {
  /** To be stored: from now on nothing else counts as this model. */
  manifest: ModelManifest;
  source: ModelSource;
}
