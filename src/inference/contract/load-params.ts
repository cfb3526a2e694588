import { AppError } from '../../errors/app-error.ts';
import type { ModelManifest } from '../../models/model-manifest.ts';
import type { EngineName, LoadParams } from './inference-contract.ts';

/** A model whose files are on this device, on the engine that reads them. */
export function loadParams(manifest: ModelManifest): LoadParams {
  return manifest.library === null ? { engine: 'wllama', manifest } : { engine: 'web-llm', manifest };
}

/** What one engine is asked to load. A model of another engine is a mistake of whoever started the thread. */
export function paramsOf<Name extends EngineName>(
  params: LoadParams,
  engine: Name,
): Extract<LoadParams, { engine: Name }> {
  if (params.engine !== engine)
    throw new AppError('internal', {
      reason: `the ${engine} engine cannot load a model of ${params.engine}`,
    });
  return params as Extract<LoadParams, { engine: Name }>;
}
