import type { ModelManifest } from '../../models/model-manifest.ts';

/** Says whether two manifests are the same model, revision and library included. */
export function modelKey({ id, revision, library }: ModelManifest): string {
  return `${id} ${revision} ${library.sha256}`;
}
