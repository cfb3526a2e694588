// All that the page and the downloads thread say to each other.
import type { ModelManifest } from '../../models/model-manifest.ts';
import type { ModelSource } from '../../models/model-source.ts';

export interface DownloadsContract {
  /** Fetches the files that are not stored yet, checks each against the manifest, and stores it. */
  fetchModel: { params: FetchModelParams; event: DownloadProgress; result: null };
  /** Which files are stored, without reading them. */
  inspectModel: { params: { manifest: ModelManifest }; event: never; result: ModelInventory };
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
}

export interface ModelInventory {
  storedBytes: number;
  totalBytes: number;
}
