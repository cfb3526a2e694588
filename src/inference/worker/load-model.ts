import type { MLCEngine } from '@mlc-ai/web-llm';
import { AppError } from '../../errors/app-error.ts';
import { libraryKey, modelUrl } from '../../models/cache-keys.ts';
import { sizeOf } from '../../models/model-files.ts';
import { contextTokens } from './web-llm-internals.ts';
import { readProgress } from './web-llm-progress.ts';
import type { ModelManifest } from '../../models/model-manifest.ts';
import type { LoadProgress } from '../contract/inference-contract.ts';

/**
 * Loads a model whose files are all in the cache.
 * @returns the size of its context in tokens
 */
export async function loadModel(
  engine: MLCEngine,
  manifest: ModelManifest,
  emit: (progress: LoadProgress) => void,
): Promise<number> {
  const weightBytes = sizeOf(manifest.files.filter(({ path }) => path.endsWith('.bin')));
  engine.setAppConfig({
    cacheBackend: 'cache',
    model_list: [{ model_id: manifest.id, model: modelUrl(manifest), model_lib: libraryKey(manifest).url }],
  });
  engine.setInitProgressCallback((report) => {
    const progress = readProgress(report, weightBytes);
    if (progress !== null) emit(progress);
  });
  await engine.reload(manifest.id);
  const tokens = contextTokens(engine, manifest.id);
  if (tokens === undefined)
    throw new AppError('internal', { reason: 'the engine finished loading without a model' });
  return tokens;
}
