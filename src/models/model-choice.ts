import type { ModelCard } from './model-card.ts';
import type { ModelManifest } from './model-manifest.ts';
import type { ModelSource } from './model-source.ts';

/** Exactly which files, and where they may be fetched. */
export interface ModelFiles {
  readonly manifest: ModelManifest;
  readonly source: ModelSource;
}

/** A model that a person may choose here. */
export interface ModelChoice {
  readonly card: ModelCard;
  readonly needs: ModelManifest['needs'];
  /** Null until a hub has told of what it consists. */
  readonly files: ModelFiles | null;
}
