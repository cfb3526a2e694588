import type { MLCEngine, ModelRecord } from '@mlc-ai/web-llm';
import { AppError } from '../../errors/app-error.ts';
import { libraryKey, modelUrl, packageManifestPath } from '../../models/cache-keys.ts';
import { sizeOf } from '../../models/model-files.ts';
import { contextTokens, hasThoughts } from './web-llm-internals.ts';
import { readProgress } from './web-llm-progress.ts';
import type { CompiledManifest } from '../../models/model-manifest.ts';
import type { LoadedModel, LoadProgress } from '../contract/inference-contract.ts';

/**
 * Loads a model whose files are all in the cache.
 * @returns what the model is found to be
 */
export async function loadModel(
  engine: MLCEngine,
  manifest: CompiledManifest,
  emit: (progress: LoadProgress) => void,
): Promise<Omit<LoadedModel, 'device'>> {
  const weightBytes = sizeOf(manifest.files.filter(({ path }) => path.endsWith('.bin')));
  engine.setAppConfig({
    cacheBackend: 'cache',
    model_list: [modelRecord(manifest)],
  });
  engine.setInitProgressCallback((report) => {
    const progress = readProgress(report, weightBytes);
    if (progress !== null) emit(progress);
  });
  await engine.reload(manifest.id);
  const tokens = contextTokens(engine, manifest.id);
  if (tokens === undefined)
    throw new AppError('internal', { reason: 'the engine finished loading without a model' });
  return {
    modelId: manifest.id,
    contextTokens: tokens,
    ...(hasThoughts(engine, manifest.id) && { canSwitchThinking: true }),
  };
}

/** What web-llm's own list would say of this model. */
function modelRecord(manifest: CompiledManifest): ModelRecord {
  const isPackage = manifest.files.some(({ path }) => path === packageManifestPath);
  return {
    model_id: manifest.id,
    model: modelUrl(manifest),
    model_lib: libraryKey(manifest).url,
    ...(isPackage ? { model_manifest: packageManifestPath } : {}),
    // Memory for the whole context is taken at once, and some models would take it for 40,000 tokens; one state of
    // the past is all that models with a recurrent part (Qwen3.5) are given in a browser.
    overrides: { context_window_size: manifest.contextTokens, max_history_size: 1 },
  };
}
