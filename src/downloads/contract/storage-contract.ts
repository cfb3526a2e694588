// What the page and the downloads thread say of what is stored.
import type { ModelManifest } from '../../models/model-manifest.ts';

export interface StorageContract {
  /** Sizes of everything of this site that the browser keeps, told apart by the models that are known. */
  listStorage: { params: { known: readonly ModelManifest[] }; event: never; result: StorageReport };
  /** Removes a model's files, but none that a model in `keep` needs too. */
  removeModel: {
    params: { manifest: ModelManifest; keep: readonly ModelManifest[] };
    event: never;
    result: null;
  };
  /** Removes files of models that nobody knows any more. */
  removeOrphans: { params: { known: readonly ModelManifest[] }; event: never; result: null };
  /** Removes all caches and private files of this site. */
  removeEverything: { params: null; event: never; result: null };
}

interface StoredModel {
  id: string;
  revision: string;
  /** Of whole files and of parts. */
  storedBytes: number;
  totalBytes: number;
  complete: boolean;
}

export interface StorageReport {
  /** Those of which something is here. */
  models: readonly StoredModel[];
  /** Files in the models' caches, and parts, that belong to no known model. */
  orphanBytes: number;
  /** The site itself, kept for the time without a network. */
  siteBytes: number;
  /** As the browser estimates it; null where it does not. */
  usageBytes: number | null;
  freeBytes: number | null;
  persisted: boolean;
}
