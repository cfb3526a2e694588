import type { Elsewhere } from './endpoint-model.ts';
import type { ModelCard } from './model-card.ts';
import type { ModelManifest } from './model-manifest.ts';
import type { ModelSource } from './model-source.ts';

/** Exactly which files, and where they may be fetched. */
export interface ModelFiles {
  readonly manifest: ModelManifest;
  readonly source: ModelSource;
}

/** A model that a person may choose here, in one of its builds. */
export interface ModelChoice {
  readonly engine: 'web-llm' | 'wllama' | Elsewhere['engine'];
  readonly card: ModelCard;
  readonly needs: ModelManifest['needs'];
  /** Null until a hub has told of what it consists, and for a model that runs elsewhere. */
  readonly files: ModelFiles | null;
  /** What to load in place of files; null for a model that runs here from files of its own. */
  readonly elsewhere: Elsewhere | null;
  /** The same model for the processor, where there is such a build of a compiled model. */
  readonly cpu?: ModelChoice;
}

export const buildsOf = (choice: ModelChoice): readonly ModelChoice[] =>
  choice.cpu === undefined ? [choice] : [choice, choice.cpu];

/** The manifests of all builds of these models, as far as they are known. */
export const manifestsOf = (choices: readonly ModelChoice[]): readonly ModelManifest[] =>
  choices.flatMap(buildsOf).flatMap(({ files }) => (files === null ? [] : [files.manifest]));
