import { loadParams } from '../inference/contract/load-params.ts';
import { modelKey } from '../inference/contract/model-key.ts';
import { buildsOf } from '../models/model-choice.ts';
import type { SharedStatus } from '../inference/client/shared-inference.ts';
import type { LoadParams } from '../inference/contract/inference-contract.ts';
import type { ModelChoice } from '../models/model-choice.ts';

/** What to load; null while nobody knows of which files it consists. */
export function paramsFor({ files, elsewhere }: ModelChoice): LoadParams | null {
  if (elsewhere !== null) return elsewhere;
  return files === null ? null : loadParams(files.manifest);
}

/** The build of this model that some tab runs; null where none does. */
export function runningBuild(
  chosen: ModelChoice,
  { model }: SharedStatus,
): { build: ModelChoice; params: LoadParams } | null {
  if (model.status === 'none') return null;
  for (const build of buildsOf(chosen)) {
    const params = paramsFor(build);
    if (params !== null && modelKey(params) === model.key) return { build, params };
  }
  return null;
}
